import type { FuzzTarget } from './target.ts';
import { contentDisposition } from './targets/content-disposition.ts';
import { imageHeader } from './targets/image-header.ts';
import { ipcSchemas } from './targets/ipc-schemas.ts';
import { urlList } from './targets/url-list.ts';

export const targets: readonly FuzzTarget[] = [urlList, contentDisposition, imageHeader, ipcSchemas];
