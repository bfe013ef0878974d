import { z } from 'zod';
import { defaultHttpOptions } from '../../engine/transfer/request/http-client.ts';
import { defaultRetryOptions } from '../../engine/transfer/retry-policy.ts';
import { readHostPattern } from '../../shared/identity/host-pattern.ts';
import { readHostRemedies } from '../../shared/remedies/remedy.ts';

const text = z.string().optional().catch(undefined);
const positive = z.number().positive().optional().catch(undefined);
const headers = z.record(z.string(), z.string());

const httpSchema = z.object({
  timeoutMs: z.number().positive().catch(defaultHttpOptions.timeoutMs),
  /** Shoal's own name changes with its version; only another one is taken from the record. */
  userAgent: text.transform((name) => (name === undefined || /^Shoal(?:\/|$)/.test(name) ? undefined : name)),
  headers: headers.catch({}),
  refersToSelf: z.boolean().optional().catch(undefined),
  cookieFile: text,
  caFile: text,
  /** `system`, an address without its login, or null for none. */
  proxy: z.string().nullable().catch('system'),
});
const retrySchema = z.object({ retries: z.int().nonnegative().catch(defaultRetryOptions.retries) });

const secretsSchema = z.object({
  headers: headers.catch({}),
  hosts: z
    .array(
      z.object({
        host: z.string().refine((host) => 'value' in readHostPattern(host)),
        headers,
        refersToSelf: z.boolean(),
        bytesPerSecond: z.number().positive().nullable(),
        atOnce: z.int().positive().nullable(),
      }),
    )
    .catch([]),
  proxy: z.string().nullable().catch(null),
});

const optionsSchema = z.object({
  http: httpSchema.catch(() => httpSchema.parse({})),
  secrets: z
    .union([z.literal('left-out'), secretsSchema])
    .nullable()
    .catch(null),
  retry: retrySchema.catch(() => retrySchema.parse({})),
  maxBytes: z.number().positive().catch(Number.MAX_SAFE_INTEGER),
  onConflict: z.enum(['rename', 'skip', 'overwrite']).catch('rename'),
  nameTemplate: text,
  date: text,
  bytesPerSecond: positive,
  bytesPerSecondPerHost: positive,
  remedies: z
    .array(z.unknown())
    .catch([])
    .transform((all) => (all.length === 0 ? undefined : all.flatMap(readHostRemedies))),
});

export type StoredOptions = z.infer<typeof optionsSchema>;

/** Reads the options that a batch was stored with, field by field: an older or newer Shoal may have written others. */
export function readStoredOptions(stored: unknown): StoredOptions {
  const fields = z.record(z.string(), z.unknown()).catch({}).parse(stored);
  return optionsSchema.parse(fields);
}
