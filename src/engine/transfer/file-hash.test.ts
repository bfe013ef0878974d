import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FileHash } from './file-hash.ts';

it('the hash of a file is that of its bytes, whatever pieces they come in', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array()), (pieces) => {
      const hash = new FileHash();
      for (const piece of pieces) hash.add(piece);
      expect(hash.digest()).toBe(createHash('sha256').update(Buffer.concat(pieces)).digest('hex'));
    }),
  );
});
