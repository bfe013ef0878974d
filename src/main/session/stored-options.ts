import { z } from 'zod';
import { defaultHttpOptions } from '../../engine/transfer/http-client.ts';
import { defaultRetryOptions } from '../../engine/transfer/retry-policy.ts';

const text = z.string().optional().catch(undefined);
const positive = z.number().positive().optional().catch(undefined);

const httpSchema = z.object({
  timeoutMs: z.number().positive().catch(defaultHttpOptions.timeoutMs),
  headers: z.record(z.string(), z.string()).catch({}),
  refersToSelf: z.boolean().optional().catch(undefined),
});
const retrySchema = z.object({ retries: z.int().nonnegative().catch(defaultRetryOptions.retries) });

const optionsSchema = z.object({
  http: httpSchema.catch(() => httpSchema.parse({})),
  retry: retrySchema.catch(() => retrySchema.parse({})),
  maxBytes: z.number().positive().catch(Number.MAX_SAFE_INTEGER),
  onConflict: z.enum(['rename', 'skip', 'overwrite']).catch('rename'),
  nameTemplate: text,
  date: text,
  bytesPerSecond: positive,
  bytesPerSecondPerHost: positive,
});

export type StoredOptions = z.infer<typeof optionsSchema>;

/** Reads the options that a batch was stored with, field by field: an older or newer Shoal may have written others. */
export function readStoredOptions(stored: unknown): StoredOptions {
  const fields = z.record(z.string(), z.unknown()).catch({}).parse(stored);
  return optionsSchema.parse(fields);
}
