import type { Exchange } from './exchange.ts';

export type Params = Record<string, string | number | boolean>;

/** How the server answers at one path. `defaults` names its parameters and gives their types. */
export interface Behaviour<P> {
  defaults: P;
  run(exchange: Exchange, params: P): Promise<void>;
}

/** A parameter that takes one of these values; the first is the default. */
export const choice = <T extends string>(first: T, ..._others: T[]): T => first;

/** A parameter that is true or false. */
export const flag = (byDefault: boolean): boolean => byDefault;

export function behaviour<P extends Params>(
  defaults: P,
  run: (exchange: Exchange, params: P) => Promise<void>,
): Behaviour<P> {
  return { defaults, run };
}

/** `/ok;bytes=5000;format=png/picture.png`: the behaviour, its parameters, and a name as it shall stand in the URL. */
export function pathFor(behaviourName: string, params: object, name: string): string {
  const matrix = Object.entries(params)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `;${key}=${encodeURIComponent(String(value))}`);
  return `/${behaviourName}${matrix.join('')}/${name}`;
}

/** Takes a path apart again. Values that are not given come from the defaults; a parameter without a default throws. */
export function readParams<P extends Params>(defaults: P, matrix: readonly string[]): P {
  const params: Params = { ...defaults };
  for (const part of matrix) {
    const [key = '', encoded = ''] = part.split('=', 2);
    const known = defaults[key];
    if (known === undefined) throw new Error(`no parameter ${key} here`);
    const value = decodeURIComponent(encoded);
    params[key] = typeof known === 'number' ? Number(value) : typeof known === 'boolean' ? value === 'true' : value;
  }
  return { ...defaults, ...params };
}
