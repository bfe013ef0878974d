import { z } from 'zod';
import { concurrencyRange } from '../../shared/batch.ts';
import { roundsRange } from '../../shared/compare/comparison.ts';
import { areRanges } from '../../shared/id-ranges.ts';
import type { CommandName, CommandPayload } from '../../shared/ipc/contract.ts';
import { secretsLimits } from '../../shared/options.ts';
import { mostThumbnailBytes, mostThumbnailsAsked, thumbnailEdges } from '../../shared/thumbnails.ts';
import { settingsSchema } from '../settings-schema.ts';

/** The longest text field and the largest file that are taken, in characters and bytes. */
export const inputLimits = { textLength: 32 << 20, fileBytes: 256 << 20, pictureBytes: 64 << 20 } as const;

const nothing = z.undefined();
const id = z.int().nonnegative();
/** At most a million single rows; however long a range is, the list ends it. */
const ranges = z.array(id).max(2_000_000).refine(areRanges, 'The rows are not in order.');
const rows = z.strictObject({ ranges });
const oneId = z.strictObject({ id });
const batchId = z.string().max(100);
const oneBatch = z.strictObject({ batchId });
const edge = z.literal([...thumbnailEdges]);

/** Ascending, so that the first is the one that the others are compared with. */
const isAscending = (levels: readonly number[]): boolean =>
  levels.every((level, index) => index === 0 || level > (levels[index - 1] ?? 0));

const compareOptions = z.strictObject({
  levels: z
    .array(z.int().min(concurrencyRange.min).max(concurrencyRange.max))
    .min(2)
    .max(16)
    .refine(isAscending, 'The numbers are not ascending.'),
  rounds: z.int().min(roundsRange.min).max(roundsRange.max),
  sample: z.int().min(2).max(1_000_000).nullable(),
});
const optionFile = z.strictObject({ kind: z.enum(['cookies', 'certificates']) });

/** What each command's payload must be; nothing else reaches a handler. */
export const commandSchemas: { [C in CommandName]: z.ZodType<CommandPayload<C>> } = {
  'app:info': nothing,
  'app:quit': nothing,
  'app:stay': nothing,
  'settings:get': nothing,
  'settings:set': settingsSchema.partial(),

  'draft:set-text': z.strictObject({ text: z.string().max(inputLimits.textLength) }),
  'draft:add-file': z.strictObject({
    name: z.string().max(1024),
    bytes: z
      .instanceof(Uint8Array)
      .refine((bytes) => bytes.byteLength <= inputLimits.fileBytes, 'The file is larger than 256 MB.'),
  }),
  'draft:open-files': nothing,
  'draft:use-demo': nothing,
  'draft:remove-source': z.strictObject({ sourceId: z.string().max(100) }),
  'draft:clear': nothing,
  'draft:restore': nothing,

  'folder:choose': nothing,
  'folder:check': nothing,
  'folder:create': nothing,
  'folder:open': nothing,

  'options:files': nothing,
  'options:choose-file': optionFile,
  'options:clear-file': optionFile,
  'options:preview-names': z.strictObject({ template: z.string().max(10_000) }),

  'batch:start': z.strictObject({
    headers: z.string().max(secretsLimits.headers),
    proxyLogin: z.string().max(secretsLimits.proxyLogin),
  }),
  'batch:snapshot': nothing,
  'batch:pause': nothing,
  'batch:resume': nothing,
  'batch:cancel': nothing,
  'batch:retry-failed': nothing,
  'batch:copy-failed': nothing,
  'batch:save-failed': nothing,
  'batch:close': nothing,

  'hosts:retry': z.strictObject({ host: z.string().max(300) }),

  'downloads:pause': rows,
  'downloads:resume': rows,
  'downloads:cancel': rows,
  'downloads:retry': rows,
  'downloads:prioritise': z.strictObject({ ranges, to: z.enum(['front', 'back']) }),
  'downloads:reveal': oneId,
  'downloads:open': oneId,
  'downloads:copy-urls': rows,
  'downloads:copy-errors': rows,

  'thumbnails:find': z.strictObject({ batchId, ids: z.array(id).max(mostThumbnailsAsked), edge }),
  'thumbnails:add': z.strictObject({
    batchId,
    id,
    edge,
    bytes: z
      .instanceof(Uint8Array)
      .refine((bytes) => bytes.byteLength <= mostThumbnailBytes, 'The thumbnail is too large.'),
  }),
  'marks:get': oneBatch,
  'marks:set': z.strictObject({ batchId, ranges, mark: z.enum(['kept', 'rejected']).nullable() }),

  'history:list': nothing,
  'history:resume': oneBatch,
  'history:forget': oneBatch,

  'timeline:snapshot': nothing,
  'report:save': nothing,
  'timeline:save': z.strictObject({
    format: z.enum(['png', 'svg']),
    bytes: z
      .instanceof(Uint8Array)
      .refine((bytes) => bytes.byteLength <= inputLimits.pictureBytes, 'The picture is too large.'),
  }),

  'comparison:start': compareOptions,
  'comparison:cancel': nothing,
};
