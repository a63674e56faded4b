import { describe, expect, it } from 'vitest';
import { headerValues, type SeenRequest } from '../testing/reference-engine';
import { API, CHROMIUM, DOCS, FIREFOX, SECRET, subject } from '../testing/sample-token';
import { compileRules } from './compile-rules';

const url = `${API}/v1/x?y`;
const fetches = { type: 'xmlhttprequest', initiator: DOCS, top: DOCS };
const EVIL = 'https://evil.com';

const SENT: Record<string, SeenRequest> = {
  'typed address': { url },
  'typed address, HEAD': { url, method: 'head' },
  'own link in a tab that the user opened it in': { url, initiator: API, tab: 5 },
  'docs link in a tab that the user opened them in': { url, initiator: DOCS, tab: 6 },
};
const SAVED: Record<string, SeenRequest> = {
  'saving in a tab with an answer': { url, type: 'other', tab: 9 },
  'own download in a tab with an answer': { url, initiator: API, type: 'other', tab: 9 },
};
const SENT_TO_PAGES: Record<string, SeenRequest> = {
  'docs fetch': { url, ...fetches },
  'docs JSON POST': { url, ...fetches, method: 'post' },
  'docs DELETE': { url, ...fetches, method: 'delete' },
};
const NEVER: Record<string, SeenRequest> = {
  'own link in another tab, as of a page that is framed': { url, initiator: API, tab: 8 },
  'docs link in another tab, as of a page that is framed': { url, initiator: DOCS, tab: 8 },
  'own download in a tab without an answer': { url, initiator: API, type: 'other', tab: 5 },
  'saving in a tab without an answer': { url, type: 'other', tab: 5 },
  'foreign prefetch in a tab with an answer': { url, initiator: EVIL, type: 'other', tab: 9 },
  'POST for a download': { url, initiator: API, type: 'other', method: 'post', tab: 9 },
  'docs preflight': { url, ...fetches, method: 'options' },
  'docs form POST': { url, initiator: DOCS, method: 'post' },
  'docs image': { url, initiator: DOCS, top: DOCS, type: 'image' },
  'docs frame': { url, initiator: DOCS, top: DOCS, type: 'sub_frame' },
  'docs beacon': { url, initiator: DOCS, top: DOCS, type: 'ping', method: 'post' },
  'docs web socket': { url: url.replace('https', 'wss'), ...fetches, type: 'websocket' },
  'framed docs fetch': { url, ...fetches, top: EVIL },
  'docs worker': { url, ...fetches, top: null, tab: -1 },
  'docs in a frame of an opaque origin': { url, ...fetches, initiator: null },
  'own fetch': { url, type: 'xmlhttprequest', initiator: API, top: API },
  'own form POST': { url, initiator: API, method: 'post' },
  'browser-made POST': { url, method: 'post' },
  'foreign link': { url, initiator: EVIL },
  'foreign link with a port': { url, initiator: 'https://evil.com:8443' },
  'foreign link over http': { url, initiator: 'http://evil.com' },
  'link from a new top-level domain': { url, initiator: 'https://evil.zip' },
  'link from an internationalised domain': { url, initiator: 'https://xn--e1afmkfd.xn--p1ai' },
  'link from a look-alike of the docs': { url, initiator: 'https://docs.example.org.evil.com' },
  'link from a parent of the docs': { url, initiator: 'https://example.org' },
  'link from a name with a trailing dot': { url, initiator: 'https://evil.com.' },
  'link from localhost': { url, initiator: 'http://localhost:3000' },
  'link from a router': { url, initiator: 'http://nas.local' },
  'link from IPv6 loopback': { url, initiator: 'http://[::1]:3000' },
  'foreign form POST': { url, initiator: EVIL, method: 'post' },
  'foreign fetch': { url, type: 'xmlhttprequest', initiator: EVIL, top: EVIL },
  'foreign frame': { url, type: 'sub_frame', initiator: EVIL, top: EVIL },
  'fetch of another extension or ours': { url, type: 'xmlhttprequest', initiator: null, tab: -1 },
  'http typed': { url: url.replace('https', 'http') },
  'sub-domain typed': { url: 'https://x.api.example.com/' },
  'redirect to another host': { url: EVIL, initiator: API },
};

const value = `Bearer ${SECRET}`;

// Proves P2: Requests of every kind and cause are held against a second reading of the browsers’ matching.
describe.each([
  ['Chromium', CHROMIUM],
  ['Firefox', FIREFOX],
])('automatic, with the docs allowed, in %s', (_, engine) => {
  const seen = { visits: { 5: API, 6: DOCS }, answered: { 9: API } };
  const rules = compileRules([{ ...subject({ allowedSites: [DOCS] }), ...seen }], engine);

  it.each(Object.entries(SAVED))('%s carries the token', (_name, request) => {
    expect(headerValues(rules, request, engine)).toEqual([value]);
  });

  it.each(Object.entries(SENT))('%s carries the token', (_name, request) => {
    expect(headerValues(rules, request, engine)).toEqual([value]);
  });

  it.each(Object.entries(NEVER))('%s carries nothing', (_name, request) => {
    expect(headerValues(rules, request, engine)).toEqual([]);
  });

  it.each(Object.entries(SENT_TO_PAGES))(
    '%s carries the token where the top frame shows',
    (_name, request) => {
      expect(headerValues(rules, request, engine)).toEqual(engine.topDomains ? [value] : []);
    },
  );
});

it('closes links from IPv4 addresses in Chromium; Firefox takes no numbers', () => {
  for (const initiator of [
    'http://127.0.0.1',
    'http://192.168.0.254:81',
    'http://10.0.0.0',
    'http://1.2.3.255',
  ]) {
    const rules = compileRules([subject()], CHROMIUM);
    expect(headerValues(rules, { url, initiator }, CHROMIUM)).toEqual([]);
  }
});

describe.each([
  ['Chromium', CHROMIUM],
  ['Firefox', FIREFOX],
])('only in tab 7, with the docs allowed, in %s', (_, engine) => {
  const rules = compileRules([subject({ scope: 'chosen-tabs', allowedSites: [DOCS] }, [7])], engine);
  const wanted = Object.entries({ ...SENT, ...SENT_TO_PAGES });

  it.each(wanted)('%s carries the token in that tab only', (_name, request) => {
    expect(headerValues(rules, { ...request, tab: 7 }, engine)).toEqual([value]);
    expect(headerValues(rules, { ...request, tab: 8 }, engine)).toEqual([]);
    expect(headerValues(rules, { ...request, tab: -1 }, engine)).toEqual([]);
  });

  const everywhere = Object.entries(NEVER).filter(
    ([name]) => engine.topDomains || name !== 'framed docs fetch',
  );
  it.each(everywhere)('%s carries nothing', (_name, request) => {
    expect(headerValues(rules, request, engine)).toEqual([]);
  });
});

it('GET requests only: pages can read, nothing else', () => {
  const rules = compileRules([subject({ allowedSites: [DOCS], getOnly: true })], CHROMIUM);
  const sent = ['get', 'head', 'post', 'put', 'patch', 'delete', 'options'].filter(
    (method) => headerValues(rules, { url, ...fetches, method }, CHROMIUM).length > 0,
  );
  expect(sent).toEqual(['get', 'head']);
});

it('without an allowed site no page of the API itself can fetch with it', () => {
  const rules = compileRules([subject()], CHROMIUM);
  expect(rules.flatMap(({ condition }) => condition.resourceTypes)).toEqual([
    'main_frame',
    'other',
    'main_frame',
  ]);
});
