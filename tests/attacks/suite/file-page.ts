import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A page on the disk that somebody was brought to open. */
export const FILE_PAGE = pathToFileURL(join(import.meta.dirname, '../pages/local.html')).href;
