import type { DownloadSettings } from '../../shared/settings.ts';
import type { SettingsFile } from '../settings/settings-file.ts';

/** What the list being put together has otherwise than the settings say. */
export interface OwnOptions {
  readonly own: Partial<DownloadSettings>;
  /** How that list will be downloaded. */
  readonly inForce: DownloadSettings;
  /** Replaces all of them. */
  set(own: Partial<DownloadSettings>): void;
  /** The list has begun, and the next one begins with the settings. */
  clear(): void;
}

export function createOwnOptions(settings: SettingsFile): OwnOptions {
  let own: Partial<DownloadSettings> = {};
  return {
    get own() {
      return own;
    },
    get inForce() {
      return { ...settings.current.settings.download, ...own };
    },
    set(next) {
      own = next;
    },
    clear() {
      own = {};
    },
  };
}
