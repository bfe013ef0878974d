import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import { ROOT } from '../project.ts';
import { toIcns, toIco, type IconPicture } from './icon-formats.ts';
import { TOOLS } from './tools.ts';

/** The one picture that every icon is made from. */
const ICON_SOURCE = path.join(ROOT, 'src', 'renderer', 'icon.svg');
export const ICONS = path.join(ROOT, 'build', 'icons');
export const LINUX_SIZES = [16, 24, 32, 48, 64, 128, 256, 512] as const;
const ICO_SIZES = [16, 24, 32, 48, 64, 128, 256] as const;
const ICNS_SIZES = [16, 32, 64, 128, 256, 512, 1024] as const;

interface Rendering {
  render(): { asPng(): Uint8Array };
}
const isFunction = (value: unknown): boolean => typeof value === 'function';
const resvg = z.object({
  initWasm: z.custom<(wasm: Uint8Array) => Promise<void>>(isFunction),
  Resvg: z.custom<new (svg: string, options: object) => Rendering>(isFunction),
});

/** Draws the icons of all systems again; run after a change of the SVG, with the package tools installed. */
export async function drawIcons(): Promise<void> {
  const require = createRequire(path.join(TOOLS, 'package.json'));
  const { initWasm, Resvg } = resvg.parse(require('@resvg/resvg-wasm'));
  await initWasm(readFileSync(require.resolve('@resvg/resvg-wasm/index_bg.wasm')));
  const svg = readFileSync(ICON_SOURCE, 'utf8');
  const draw = (size: number): IconPicture => ({
    size,
    png: Buffer.from(new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng()),
  });
  mkdirSync(path.join(ICONS, 'linux'), { recursive: true });
  for (const size of LINUX_SIZES) writeFileSync(path.join(ICONS, 'linux', `${size}x${size}.png`), draw(size).png);
  writeFileSync(path.join(ICONS, 'icon.ico'), toIco(ICO_SIZES.map(draw)));
  writeFileSync(path.join(ICONS, 'icon.icns'), toIcns(ICNS_SIZES.map(draw)));
  writeFileSync(path.join(ICONS, 'source.sha256'), `${hashOf(svg)}\n`);
}

/** Whether the SVG has changed since the icons were drawn. */
export function staleIcons(): boolean {
  const drawnFrom = path.join(ICONS, 'source.sha256');
  return !existsSync(drawnFrom) || readFileSync(drawnFrom, 'utf8').trim() !== hashOf(readFileSync(ICON_SOURCE, 'utf8'));
}

/** What `source.sha256` holds: of which picture the icons were made. */
function hashOf(svg: string): string {
  return createHash('sha256').update(svg).digest('hex');
}
