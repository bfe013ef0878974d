import path from 'node:path';
import { FetchDownloader, downloadArtifact, type FetchDownloaderOptions, type Progress } from '@electron/get';
import { z } from 'zod';
import checksums from 'electron/checksums.json' with { type: 'json' };
import { interruption } from '../process/interruption.ts';
import { runProcess } from '../process/run-process.ts';
import { installedVersion, packageFolder } from '../project.ts';
import { StalledError, describeDownloadFailure } from './download-failure.ts';
import { useSystemNetwork } from './system-network.ts';

export interface DownloadOptions {
  /** Bytes so far and in all; `total` is null when the server does not say. At most once a piece of data. */
  readonly onProgress: (transferred: number, total: number | null) => void;
  /** Give up when nothing has come for so long, from the first step on. A slow download that goes on is left alone. */
  readonly stallMs: number;
}

export type DownloadResult = { readonly kind: 'ready' } | { readonly kind: 'failed'; readonly because: string };

const UNPACK_MS = 180_000;

/**
 * Brings Electron's binary: `@electron/get` fetches the archive into its cache, with progress and an end, and the package
 * `electron` then installs itself from that cache. Mirrors and caches are theirs (`ELECTRON_MIRROR`,
 * `electron_config_cache`, …), proxies and certificates the system's and npm's.
 *
 * @throws {Interrupted} when a signal comes meanwhile
 */
export async function downloadElectron({ onProgress, stallMs }: DownloadOptions): Promise<DownloadResult> {
  const stall = new AbortController();
  let host = 'the download server';
  const timer = setTimeout(() => stall.abort(new StalledError(stallMs)), stallMs);
  const downloader = {
    async download(url: string, file: string, options?: FetchDownloaderOptions): Promise<void> {
      host = new URL(url).host;
      const getProgressCallback = async ({ transferred, total }: Progress): Promise<void> => {
        timer.refresh();
        onProgress(transferred, total);
      };
      const signal = AbortSignal.any([stall.signal, interruption]);
      await new FetchDownloader().download(url, file, { ...options, quiet: true, signal, getProgressCallback });
      clearTimeout(timer);
    },
  };
  try {
    useSystemNetwork(process.env);
    await downloadArtifact({
      version: installedVersion('electron'),
      artifactName: 'electron',
      platform: process.platform,
      arch: process.arch,
      checksums: z.record(z.string(), z.string()).parse(checksums),
      ...(process.env['electron_config_cache'] ? { cacheRoot: process.env['electron_config_cache'] } : {}),
      downloader,
    });
  } catch (error) {
    interruption.throwIfAborted();
    return {
      kind: 'failed',
      because: describeDownloadFailure(stall.signal.aborted ? stall.signal.reason : error, host),
    };
  } finally {
    clearTimeout(timer);
  }
  return unpack();
}

async function unpack(): Promise<DownloadResult> {
  // The archive just fetched, and no other: what would send the installer to the network again is left out.
  const { ELECTRON_OVERRIDE_DIST_PATH: _dist, force_no_cache: _force, ...env } = process.env;
  const outcome = await runProcess(process.execPath, {
    args: [path.join(packageFolder('electron'), 'install.js')],
    env: {
      ...env,
      ELECTRON_INSTALL_PLATFORM: process.platform,
      ELECTRON_INSTALL_ARCH: process.arch,
      npm_config_arch: process.arch,
    },
    output: 'keep',
    totalMs: UNPACK_MS,
  });
  if (outcome.kind === 'exited' && outcome.code === 0) return { kind: 'ready' };
  const firstLine = outcome.output.trim().split('\n')[0];
  return { kind: 'failed', because: `it could not be unpacked (${firstLine || outcome.kind})` };
}
