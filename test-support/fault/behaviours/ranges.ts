import { imageBytes } from '../../image-bytes.ts';
import { behaviour, choice } from '../behaviour.ts';
import { image, imageType } from './image.ts';

/** What `resumable` says to a request with a Range, beside the honest answer. */
export type RangeAnswer =
  /** 206 from where it was asked, if If-Range holds; else 200 and everything. */
  | 'honest'
  /** C3: 200 and everything. */
  | 'ignored'
  /** C3: 416. */
  | 'not-satisfiable'
  /** C2: 206 that begins a byte later than asked, and says so. */
  | 'wrong-start'
  /** C2: 206 with another complete length. */
  | 'wrong-total'
  /** C2: 206 with another ETag, and bytes of another image. */
  | 'other-etag'
  /** C2: 206 with a Content-Length that is not that of its Content-Range. */
  | 'wrong-length'
  /** C2: 206 without Content-Range. */
  | 'no-content-range'
  /** C2: the image has changed since: If-Range fails, 200 with another image and another ETag. */
  | 'changed';

/** Resuming. */
export const ranges = {
  /**
   * C1 to C4: an image with validators (`etag` and `modified` as sent; empty for none). The first `cuts` answers at this path
   * break off after `cutAfter` body bytes, by 'reset' or 'close' as `how` says.
   */
  resumable: behaviour(
    {
      ...image,
      etag: '"v1"',
      modified: '',
      cuts: 0,
      cutAfter: 4000,
      how: choice('close', 'reset'),
      answer: choice<RangeAnswer>('honest'),
    },
    async (exchange, params) => {
      const { headers, attempt } = exchange.request;
      const range = /^bytes=(\d+)-(\d*)$/.exec(headers['range'] ?? '');
      const isChanged = range !== null && (params.answer === 'changed' || params.answer === 'other-etag');
      const bytes = imageBytes({ ...params, seed: params.seed + (isChanged ? 1 : 0) });
      const etag = isChanged ? '"v2"' : params.etag || undefined;
      const validators = { ETag: etag, 'Last-Modified': params.modified || undefined, 'Accept-Ranges': 'bytes' };
      const common = { ...imageType(params), ...validators };

      const ifRange = headers['if-range'];
      const holds = ifRange === undefined || ifRange === etag || ifRange === params.modified;
      const isPart = range !== null && params.answer !== 'ignored' && (holds || params.answer === 'other-etag');
      let start = isPart ? Number(range[1]) : 0;
      if (isPart && (params.answer === 'not-satisfiable' || start >= bytes.length)) {
        await exchange.reply(416, { ...common, 'Content-Range': `bytes */${bytes.length}` });
        return;
      }
      if (isPart && params.answer === 'wrong-start') start += 1;
      const end = isPart && range[2] !== '' ? Math.min(Number(range[2]) + 1, bytes.length) : bytes.length;
      const total = bytes.length + (params.answer === 'wrong-total' ? 1 : 0);
      const contentRange = params.answer === 'no-content-range' ? undefined : `bytes ${start}-${end - 1}/${total}`;
      const body = bytes.subarray(start, isPart && params.answer === 'wrong-length' ? end - 100 : end);
      const head = { ...common, 'Content-Length': body.length, 'Content-Range': isPart ? contentRange : undefined };
      await exchange.head(isPart ? 206 : 200, head);
      if (attempt > params.cuts) return exchange.body(body);
      await exchange.write(body.subarray(0, params.cutAfter));
      await exchange.holdBody();
      if (params.how === 'reset') exchange.reset();
      else exchange.close();
    },
  ),
};
