import http, { type ClientRequest } from 'node:http';
import https, { type RequestOptions } from 'node:https';
import { urlToHttpOptions } from 'node:url';

/**
 * What got is given to make its requests with (its `request` option). got hands over forty options, most of them TLS's and
 * undefined, and Node copies all of them three times for each request; plain HTTP needs these few.
 */
export function slimRequest(url: URL, options: RequestOptions): ClientRequest {
  if (url.protocol !== 'http:') return https.request(url, options);
  const { protocol, hostname, port, path } = urlToHttpOptions(url);
  const { agent, headers, lookup, family, maxHeaderSize, method } = options;
  return http.request({ protocol, hostname, port, path, agent, headers, lookup, family, maxHeaderSize, method });
}
