import { createHash } from 'node:crypto';

/** Another extension, without a worker, whose page can try what extensions may try with us. */

/** Any bytes fix the id. */
const KEY = Buffer.from('a stranger among the extensions');

/** Chromium's way from a key to an id: the first half of its SHA-256 in the letters a to p. */
export const STRANGER_ID = [...createHash('sha256').update(KEY).digest('hex').slice(0, 32)]
  .map((digit) => String.fromCharCode('a'.charCodeAt(0) + Number.parseInt(digit, 16)))
  .join('');

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
