import { describe, expect, it } from 'vitest';
import { headerValues, type SeenRequest } from '../testing/reference-engine';
import { API, CHROMIUM, DOCS, FIREFOX, sampleToken, subject } from '../testing/sample-token';
import { compileRules } from './compile-rules';
import type { RuleSubject } from './rule-input';

const TAB = 5;
const url = `${API}/v1/x`;
const FETCH: SeenRequest = { url, type: 'xmlhttprequest', initiator: DOCS, top: DOCS, tab: TAB };
const GUEST: RuleSubject = { ...subject(), guests: { [TAB]: DOCS } };
const RIVAL = { ...sampleToken({ id: 'token-2-0123456789', secret: 'of-the-other' }) };

const carried = (subjects: readonly RuleSubject[], request: SeenRequest, engine = CHROMIUM) =>
  headerValues(compileRules(subjects, engine), request, engine);

describe.each([
  ['with', CHROMIUM],
  ['without', FIREFOX],
])('a page that was let in for one tab, %s topDomains', (_what, engine) => {
  it('may fetch there, with every method', () => {
    for (const method of ['get', 'post', 'delete'])
      expect(carried([GUEST], { ...FETCH, method }, engine)).toHaveLength(1);
  });

  it('may do so for a token of chosen tabs, where nobody chose the tab', () => {
    const chosen = { ...GUEST, token: sampleToken({ scope: 'chosen-tabs' }) };
    expect(carried([chosen], FETCH, engine)).toHaveLength(1);
    expect(carried([chosen], { url, tab: TAB }, engine)).toEqual([]);
  });

  it.each<[what: string, request: SeenRequest]>([
    ['the same page in another tab', { ...FETCH, tab: 6 }],
    ['its worker', { ...FETCH, tab: -1, top: null }],
    ['its preflight', { ...FETCH, method: 'options' }],
    ['another page in that tab', { ...FETCH, initiator: 'https://evil.com', top: 'https://evil.com' }],
    ['a look-alike in that tab', { ...FETCH, initiator: `${DOCS}.evil.com`, top: `${DOCS}.evil.com` }],
    ['a form of it', { ...FETCH, type: 'main_frame', method: 'post' }],
    ['a link of it', { ...FETCH, type: 'main_frame', top: null }],
    ['a frame in it', { ...FETCH, type: 'sub_frame' }],
    ['a frame of another site in it', { ...FETCH, initiator: 'https://evil.com' }],
  ])('is no leave for %s', (_name, request) => {
    expect(carried([GUEST], request, engine)).toEqual([]);
  });
});

it('a page that was let in is no leave for the same page framed by another site', () => {
  expect(carried([GUEST], { ...FETCH, top: 'https://evil.com' })).toEqual([]);
});

describe('of two tokens for one header', () => {
  const other = (parts: Partial<RuleSubject>): RuleSubject => ({ ...subject(), token: RIVAL, ...parts });

  it('the automatic one is not sent from a tab whose page was let in for the other', () => {
    const guest = { ...GUEST, token: sampleToken({ scope: 'chosen-tabs' }) };
    const both = [guest, other({ pages: [DOCS] })];
    expect(carried(both, FETCH)).toEqual([expect.not.stringContaining('of-the-other')]);
    expect(carried(both, { url, tab: TAB })).toEqual([]);
    expect(carried(both, { url, tab: 6 })).toEqual([expect.stringContaining('of-the-other')]);
  });

  it('neither is sent from a page that was let in for both', () => {
    const token = sampleToken({ scope: 'chosen-tabs' });
    const conflict = { ...RIVAL, scope: 'chosen-tabs' as const };
    const both = [{ ...GUEST, token }, other({ token: conflict, guests: { [TAB]: DOCS } })];
    expect(carried(both, FETCH)).toEqual([]);
  });
});
