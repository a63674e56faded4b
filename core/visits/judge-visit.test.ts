import { describe, expect, it } from 'vitest';
import { JSON_VIEWER, judgeVisit, type TabBefore, type VisitRequest } from './judge-visit';

const API = 'https://api.example.com';
const DOCS = 'https://docs.example.org';
const EVIL = 'https://evil.example';
const token = { origins: [API], allowedSites: [DOCS] };

const request = (parts: Partial<VisitRequest>): VisitRequest => ({
  initiator: null,
  ahead: false,
  typed: false,
  byClick: false,
  ...parts,
});
const at = (origin: string | null, byUser = false): TabBefore => ({ origin, byUser });
const HIDDEN = at(null);

describe('a page that comes into a tab', () => {
  it.each<[what: string, 'own' | 'foreign' | 'unknown', Parameters<typeof judgeVisit>]>([
    ['typed', 'own', [request({ typed: true }), HIDDEN, null, [token]]],
    ['typed elsewhere and redirected', 'foreign', [request({}), HIDDEN, null, [token]]],
    ['typed, as far as anybody can still tell', 'unknown', [request({ typed: null }), HIDDEN, null, [token]]],
    ['loaded ahead', 'unknown', [request({ ahead: true, typed: true }), HIDDEN, null, [token]]],
    [
      'of an own page that the user opened',
      'own',
      [request({ initiator: API }), at(API, true), null, [token]],
    ],
    [
      'of allowed docs that the user opened',
      'own',
      [request({ initiator: DOCS }), at(DOCS, true), null, [token]],
    ],
    [
      'clicked on docs that a search led to',
      'own',
      [request({ initiator: DOCS, byClick: true }), at(DOCS), null, [token]],
    ],
    [
      'of a page of the API at another port',
      'foreign',
      [request({ initiator: `${API}:8443`, byClick: true }), at(`${API}:8443`, true), null, [token]],
    ],
    [
      'of a page below an allowed one',
      'foreign',
      [
        request({ initiator: 'https://old.docs.example.org', byClick: true }),
        at('https://old.docs.example.org', true),
        null,
        [token],
      ],
    ],
    ['that docs go on to by themselves', 'foreign', [request({ initiator: DOCS }), at(DOCS), null, [token]]],
    [
      'that an own page goes on to by itself',
      'foreign',
      [request({ initiator: API }), at(API), null, [token]],
    ],
    [
      'of a frame, into the tab that frames it',
      'foreign',
      [request({ initiator: API, byClick: true }), HIDDEN, null, [token]],
    ],
    [
      'of a frame, into a new tab',
      'foreign',
      [request({ initiator: API, byClick: true }), HIDDEN, HIDDEN, [token]],
    ],
    [
      'of an own page that the user opened, in a new tab',
      'own',
      [request({ initiator: API, byClick: true }), HIDDEN, at(API, true), [token]],
    ],
    [
      'clicked on an own page, in a new tab',
      'own',
      [request({ initiator: API, byClick: true }), HIDDEN, at(API), [token]],
    ],
    [
      'of framed docs, in a new tab of an own page',
      'foreign',
      [request({ initiator: DOCS, byClick: true }), HIDDEN, at(API, true), [token]],
    ],
    [
      'of another site',
      'foreign',
      [request({ initiator: EVIL, byClick: true }), at(API, true), null, [token]],
    ],
    [
      'of an opaque origin',
      'foreign',
      [request({ initiator: 'null', byClick: true }), at(API, true), null, [token]],
    ],
    [
      'of docs that only another token allows',
      'foreign',
      [request({ initiator: DOCS }), at(DOCS, true), null, [token, { ...token, allowedSites: [] }]],
    ],
    [
      'of an own page over http',
      'foreign',
      [request({ initiator: API, byClick: true }), at('http://api.example.com', true), null, [token]],
    ],
    [
      'of JSON of the API that the user opened',
      'own',
      [request({ initiator: JSON_VIEWER, byClick: true }), at(API, true), null, [token]],
    ],
    [
      'of JSON of the API, in a new tab',
      'own',
      [request({ initiator: JSON_VIEWER, byClick: true }), HIDDEN, at(API, true), [token]],
    ],
    [
      'of the JSON of another site',
      'foreign',
      [request({ initiator: JSON_VIEWER, byClick: true }), HIDDEN, null, [token]],
    ],
    [
      'of the JSON of another site, in a new tab',
      'foreign',
      [request({ initiator: JSON_VIEWER, byClick: true }), HIDDEN, HIDDEN, [token]],
    ],
    ['for no token', 'foreign', [request({ initiator: API }), at(API, true), null, []]],
  ])('%s: %s', (_what, expected, given) => {
    expect(judgeVisit(...given)).toBe(expected);
  });
});
