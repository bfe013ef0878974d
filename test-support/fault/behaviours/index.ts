import { plain } from './plain.ts';
import { status } from './status.ts';
import { transport } from './transport.ts';

/** All behaviours by name. */
export const behaviours = { ...plain, ...status, ...transport };

export type BehaviourName = keyof typeof behaviours;
export type BehaviourParams<N extends BehaviourName> = Given<(typeof behaviours)[N]['defaults']>;
type Given<D> = { [K in keyof D]?: D[K] } & { name?: string };
