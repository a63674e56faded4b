import { extensionId } from './extension-id';

/** Another extension, without a worker, whose page can try what extensions may try with us. */

/** Any bytes fix the id. */
const KEY = Buffer.from('a stranger among the extensions');

export const STRANGER_ID = extensionId(KEY);

/** The site whose pages the stranger may be called by. */
export const STRANGERS_SITE = 'https://evil.example';

export const STRANGER_FILES: Readonly<Record<string, string>> = {
  'manifest.json': JSON.stringify({
    manifest_version: 3,
    name: 'Stranger',
    version: '1.0',
    key: KEY.toString('base64'),
    // Gives the pages of this site a `chrome.runtime`, which they would not have otherwise.
    externally_connectable: { matches: [`${STRANGERS_SITE}/*`] },
  }),
  'page.html': '<!doctype html><title>Stranger</title><h1>Stranger</h1>',
};
