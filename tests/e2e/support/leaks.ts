import { extensionId } from './extension-id';

/** One way in which an extension or a page leaves a text on the disk, or in which it does not. */
export interface Place {
  readonly what: string;
  /** Text to run in the page, with the canary for `CANARY`. */
  readonly script: string;
  /** Where it has to be found after the browser was closed; null where nothing may be. */
  readonly file: RegExp | null;
}

const rule = (method: string) =>
  `chrome.declarativeNetRequest.${method}({ addRules: [{ id: 1, priority: 1,
     action: { type: 'modifyHeaders', requestHeaders: [{ header: 'x-a', operation: 'set', value: 'CANARY' }] },
     condition: { urlFilter: '|https://never.example/', resourceTypes: ['main_frame'] } }] })`;

/** Adds a field, fills it as a person does, and leaves it in the page. */
const field = (fields: string, then = '') =>
  `(() => {
     const input = Object.assign(document.createElement('input'), ${fields});
     document.body.append(input);
     input.value = 'CANARY';
     input.dispatchEvent(new Event('input', { bubbles: true }));
     ${then}
   })()`;

/** In a page of a naive extension. */
export const PLACES: readonly Place[] = [
  {
    what: 'storage.local',
    script: "chrome.storage.local.set({ kept: 'CANARY' })",
    file: /Local Extension Settings/,
  },
  {
    what: 'a value of storage.local that was overwritten and removed',
    script: `chrome.storage.local.set({ gone: 'CANARY' })
      .then(() => chrome.storage.local.set({ gone: 'other' }))
      .then(() => chrome.storage.local.remove('gone'))`,
    file: /Local Extension Settings/,
  },
  { what: 'a dynamic rule', script: rule('updateDynamicRules'), file: /DNR Extension Rules/ },
  { what: 'a text field', script: field('{}'), file: /Sessions/ },
  {
    what: 'a password field that was toggled to text',
    script: field("{ type: 'password' }", "input.type = 'text'"),
    file: /Sessions/,
  },
  {
    what: 'a key in IndexedDB that can not be exported',
    script: `crypto.subtle
      .importKey('raw', new TextEncoder().encode('CANARY'.padEnd(32, '.').slice(0, 32)), 'AES-GCM', false, ['encrypt'])
      .then((key) => new Promise((done) => {
        const open = indexedDB.open('keys', 1);
        open.onupgradeneeded = () => open.result.createObjectStore('keys');
        open.onsuccess = () => {
          const write = open.result.transaction('keys', 'readwrite');
          write.objectStore('keys').put(key, 'key');
          write.oncomplete = () => done(null);
        };
      }))`,
    file: /IndexedDB/,
  },
  { what: 'localStorage', script: "localStorage.setItem('kept', 'CANARY')", file: /Local Storage/ },
  { what: 'storage.session', script: "chrome.storage.session.set({ kept: 'CANARY' })", file: null },
  { what: 'a session rule', script: rule('updateSessionRules'), file: null },
  {
    what: 'a masked field that is not completed',
    script: field("{ type: 'password', autocomplete: 'off' }"),
    file: null,
  },
];

/** In a page of an API. */
export const BROWSERS_OWN: readonly Place[] = [
  {
    what: 'an answer that repeats the token',
    script:
      "fetch('/cacheable-echo', { headers: { authorization: 'CANARY' } }).then((answer) => answer.text())",
    file: /Cache_Data/,
  },
  { what: 'an address', script: "history.pushState(null, '', '/?CANARY')", file: /History/ },
];

const KEY = Buffer.from('a naive extension');

export const NAIVE_ID = extensionId(KEY);

export const NAIVE_FILES: Readonly<Record<string, string>> = {
  'manifest.json': JSON.stringify({
    manifest_version: 3,
    name: 'Naive',
    version: '1.0',
    key: KEY.toString('base64'),
    permissions: ['storage', 'declarativeNetRequest'],
    host_permissions: ['<all_urls>'],
  }),
  'page.html': '<!doctype html><title>Naive</title><h1>Naive</h1>',
};
