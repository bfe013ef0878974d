import { z } from 'zod';
import { concurrencyRange } from '../../shared/batch.ts';
import { roundsRange } from '../../shared/compare/comparison.ts';
import { runViews } from '../../shared/desktop.ts';
import { draftLimits, longestMendedLine } from '../../shared/draft.ts';
import { areRanges } from '../../shared/id-ranges.ts';
import type { CommandName, CommandPayload } from '../../shared/ipc/contract.ts';
import { longestLabel } from '../../shared/lists.ts';
import { curlShells } from '../../shared/inspect/curl.ts';
import { secretsLimits } from '../../shared/options.ts';
import { remedies } from '../../shared/remedies/remedy.ts';
import { mostThumbnailBytes, mostThumbnailsAsked, thumbnailEdges } from '../../shared/thumbnails.ts';
import { downloadSchema, settingsSchema } from '../settings/settings-schema.ts';

/** The longest text field and the largest file that are taken, in characters and bytes. */
export const inputLimits = { textLength: 32 << 20, fileBytes: 256 << 20, pictureBytes: 64 << 20 } as const;

const nothing = z.undefined();
const id = z.int().nonnegative();
/** At most a million single rows; however long a range is, the list ends it. */
const ranges = z.array(id).max(2_000_000).refine(areRanges, 'The rows are not in order.');
const rows = z.strictObject({ ranges });
const oneId = z.strictObject({ id });
const host = z.string().max(300);
const someRemedies = z.array(z.enum(remedies)).min(1).max(remedies.length);
/** A day. */
const longestWaitMinutes = 24 * 60;
const batchId = z.string().max(100);
const sourceId = z.string().max(100);
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
const secrets = z.strictObject({
  headers: z.string().max(secretsLimits.headers),
  proxyLogin: z.string().max(secretsLimits.proxyLogin),
});
const oneTemplate = z.strictObject({ template: z.string().max(10_000) });
const optionFile = z.strictObject({ kind: z.enum(['cookies', 'certificates']) });

/** What each command's payload must be; nothing else reaches a handler. */
export const commandSchemas: { [C in CommandName]: z.ZodType<CommandPayload<C>> } = {
  'app:info': nothing,
  'app:quit': nothing,
  'app:stay': nothing,
  'app:shown': z.strictObject({
    view: z.enum(runViews).nullable(),
    views: z.array(z.enum(runViews)).max(runViews.length),
  }),
  'settings:get': nothing,
  'settings:set': settingsSchema.partial(),

  'draft:set-text': z.strictObject({ text: z.string().max(inputLimits.textLength) }),
  'draft:add-file': z.strictObject({
    upload: z.string().max(100),
    isLast: z.boolean(),
    name: z.string().max(1024),
    bytes: z
      .instanceof(Uint8Array)
      .refine((bytes) => bytes.byteLength <= inputLimits.fileBytes, 'The file is larger than 256 MB.'),
  }),
  'draft:stop-file': z.strictObject({ upload: z.string().max(100) }),
  'draft:open-files': nothing,
  'draft:use-demo': nothing,
  'draft:remove-source': z.strictObject({ sourceId }),
  'draft:clear': nothing,
  'draft:restore': nothing,
  'draft:add-clipboard': nothing,
  'draft:set-columns': z.strictObject({
    sourceId,
    uses: z
      .array(z.enum(['url', 'name', 'folder']).nullable())
      .max(100)
      .nullable(),
  }),
  'draft:line': z.strictObject({ sourceId, line: z.int().min(1) }),
  'draft:mend-line': z.strictObject({
    sourceId,
    line: z.int().min(1),
    text: z.string().max(longestMendedLine),
  }),

  'names:plan': oneTemplate,
  'names:some': z.strictObject({
    plan: id,
    from: id,
    count: z.int().min(0).max(draftLimits.names),
    filter: z.enum(['all', 'renumbered', 'skipped']),
  }),

  'sample:start': secrets,
  'sample:cancel': nothing,

  'folder:choose': nothing,
  'folder:check': nothing,
  'folder:create': nothing,
  'folder:open': nothing,

  'options:files': nothing,
  'options:choose-file': optionFile,
  'options:clear-file': optionFile,
  'options:own': nothing,
  'options:set-own': downloadSchema.partial(),
  'options:preview-names': oneTemplate,

  'batch:start': secrets,
  'batch:snapshot': nothing,
  'batch:pause': nothing,
  'batch:resume': nothing,
  'batch:cancel': nothing,
  'batch:retry-failed': nothing,
  'batch:copy-failed': nothing,
  'batch:save-failed': nothing,

  'hosts:retry': z.strictObject({ host }),

  'downloads:pause': rows,
  'downloads:resume': rows,
  'downloads:cancel': rows,
  'downloads:retry': rows,
  'downloads:prioritise': z.strictObject({ ranges, to: z.enum(['front', 'back']) }),
  'downloads:reveal': oneId,
  'downloads:open': oneId,
  'downloads:copy-urls': rows,
  'downloads:copy-errors': rows,
  'downloads:retry-later': z.strictObject({ ranges, minutes: z.int().min(0).max(longestWaitMinutes) }),
  'downloads:inspect': oneId,
  'downloads:copy-curl': z.strictObject({ id, shell: z.enum(curlShells), withSecrets: z.boolean() }),

  'remedies:try': z.strictObject({ id, remedies: someRemedies }),
  'remedies:stop': nothing,
  'remedies:apply': z.strictObject({ host, remedies: someRemedies, ranges }),
  'remedies:withdraw': z.strictObject({ host }),

  'thumbnails:find': z.strictObject({ batchId, ids: z.array(id).max(mostThumbnailsAsked), edge }),
  'thumbnails:add': z.strictObject({
    batchId,
    id,
    edge,
    bytes: z
      .instanceof(Uint8Array)
      .refine((bytes) => bytes.byteLength <= mostThumbnailBytes, 'The thumbnail is too large.'),
  }),
  'thumbnails:clear': nothing,
  'marks:get': oneBatch,
  'marks:set': z.strictObject({ batchId, ranges, mark: z.enum(['kept', 'rejected']).nullable() }),

  'lists:all': nothing,
  'lists:show': z.strictObject({ batchId: batchId.nullable() }),
  'lists:go-on': oneBatch,
  'lists:run-again': oneBatch,
  'lists:create-folder': oneBatch,
  'lists:pause': oneBatch,
  'lists:resume': oneBatch,
  'lists:rename': z.strictObject({ batchId, label: z.string().trim().min(1).max(longestLabel) }),
  'lists:files': oneBatch,
  'lists:remove': z.strictObject({ batchId, withFiles: z.boolean() }),
  'lists:open-folder': oneBatch,
  'lists:export': oneBatch,
  'lists:copy-failed': oneBatch,

  'speed:get': nothing,
  'link:question': nothing,
  'link:answer': z.strictObject({ id: z.int().nonnegative(), accept: z.boolean() }),

  'timeline:snapshot': nothing,
  'report:save': oneBatch,
  'timeline:save': z.strictObject({
    format: z.enum(['png', 'svg']),
    bytes: z
      .instanceof(Uint8Array)
      .refine((bytes) => bytes.byteLength <= inputLimits.pictureBytes, 'The picture is too large.'),
  }),

  'comparison:start': compareOptions,
  'comparison:cancel': nothing,
};
