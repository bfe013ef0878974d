import type { ProtocolCost } from '../protocols/measure-protocols.ts';
import { median } from '../statistics.ts';
import { formatSeconds, markdownTable } from './table.ts';

/** What lists have taken over TLS, in HTTP/1.1 and HTTP/2. */
export function protocolsTable(costs: readonly ProtocolCost[]): string {
  return markdownTable([
    ['list, over TLS', 'asked by', 'seconds', 'CPU per request'],
    ...costs.map(({ list, count, way, rounds }) => [
      list,
      way,
      formatSeconds(median(rounds.map(({ ms }) => ms))),
      `${((median(rounds.map(({ cpuMs }) => cpuMs)) * 1000) / count).toFixed(0)} µs`,
    ]),
  ]);
}
