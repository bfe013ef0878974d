"""The script of the article: requests.get on a pool of threads.

python3 article.py LIST FOLDER WORKERS, with 0 workers for the pool's default and 1 for one at a time.
A server that is busy is asked again after the time that it names; the article's own script loses the image.
"""
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import requests

listed, folder, workers = sys.argv[1], sys.argv[2], int(sys.argv[3])
with open(listed, encoding="utf-8") as lines:
    urls = lines.read().split()


def download(url):
    answer = requests.get(url)
    while answer.status_code == 503:
        time.sleep(int(answer.headers["Retry-After"]))
        answer = requests.get(url)
    with open(f"{folder}/{url.split('/')[-1]}", "wb") as file:
        file.write(answer.content)


if workers == 1:
    for url in urls:
        download(url)
else:
    with ThreadPoolExecutor(workers or None) as pool:
        list(pool.map(download, urls))
