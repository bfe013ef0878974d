import { codings } from './codings.ts';
import { framing } from './framing.ts';
import { headers } from './headers.ts';
import { plain } from './plain.ts';
import { ranges } from './ranges.ts';
import { redirects } from './redirects.ts';
import { status } from './status.ts';
import { transport } from './transport.ts';
import { types } from './types.ts';

/** All behaviours by name. The letters in their comments are those of the acceptance statements that they serve. */
export const behaviours = {
  ...plain,
  ...transport,
  ...framing,
  ...ranges,
  ...status,
  ...types,
  ...redirects,
  ...codings,
  ...headers,
};

export type BehaviourName = keyof typeof behaviours;

/** The parameters of a behaviour, and `name`, the last part of the path. */
export type BehaviourParams<N extends BehaviourName> = Given<(typeof behaviours)[N]['defaults']> & { name?: string };
type Given<D> = { [K in keyof D]?: D[K] };
