import { describe, expect, it } from 'vitest';
import { API, CHROMIUM, DOCS, FIREFOX, subject } from '../testing/sample-token';
import { compileRules, compileTokens } from './compile-rules';
import { pageRule } from './page-rule';
import { linkRule, navigationRule, saveRules } from './top-level-rules';

const set = (header: string, value: string) => ({ header, operation: 'set', value });
const headers = [
  set('authorization', 'Bearer abc'),
  set('cache-control', 'no-cache, no-store'),
  set('if-range', '"none"'),
];
const parts = { id: 'one', secret: 'abc', allowedSites: [DOCS, `${DOCS}:8443`] };

describe('the rules of one automatic token, to the letter', () => {
  const address = {
    urlFilter: '|https://api.example.com/',
    isUrlFilterCaseSensitive: true,
    requestDomains: ['api.example.com'],
  };
  const navigation = { ...address, resourceTypes: ['main_frame'], requestMethods: ['get', 'head'] };
  const noSession = [
    { header: 'set-cookie', operation: 'remove' },
    { header: 'secure-session-registration', operation: 'remove' },
  ];
  const action = { type: 'modifyHeaders', requestHeaders: headers, responseHeaders: noSession };
  const visit = { ...action, responseHeaders: [set('cache-control', 'no-store'), ...noSession] };

  it('navigation', () => {
    expect(navigationRule(subject(parts), API, [])).toEqual({
      key: 'one navigation https://api.example.com',
      priority: 1,
      action: visit,
      condition: navigation,
    });
  });

  it('link, in tabs where the user opened the API or an allowed page', () => {
    expect(linkRule(subject(parts), API, [])).toBeNull();
    const opened = { ...subject(parts), visits: { 8: DOCS, 4: API, 5: API } };
    expect(linkRule(opened, API, [5])).toEqual({
      key: 'one link https://api.example.com',
      priority: 3,
      action: visit,
      condition: { ...navigation, tabIds: [4, 8], initiatorDomains: ['api.example.com', 'docs.example.org'] },
    });
  });

  it('save and download, in tabs that show an answer', () => {
    expect(saveRules(subject(parts), API, [])).toEqual([]);
    const answered = { ...subject(parts), answered: { 4: API, 5: API, 6: DOCS } };
    const saving = { ...address, resourceTypes: ['other'], requestMethods: ['get'], tabIds: [4] };
    expect(saveRules(answered, API, [5])).toEqual([
      { key: 'one save https://api.example.com', priority: 1, action: visit, condition: saving },
      {
        key: 'one download https://api.example.com',
        priority: 3,
        action: visit,
        condition: { ...saving, initiatorDomains: ['api.example.com'] },
      },
    ]);
  });

  it('page', () => {
    expect(pageRule(subject(parts), API, [], CHROMIUM)).toEqual({
      key: 'one page https://api.example.com',
      priority: 3,
      action,
      condition: {
        ...address,
        resourceTypes: ['xmlhttprequest'],
        requestMethods: ['get', 'head', 'post', 'put', 'patch', 'delete'],
        initiatorDomains: ['docs.example.org'],
        topDomains: ['docs.example.org'],
        excludedTabIds: [-1],
      },
    });
  });
});

describe('pageRule', () => {
  it('is for chosen tabs only where the top frame does not show', () => {
    expect(pageRule(subject(parts), API, [], FIREFOX)).toBeNull();
    const rule = pageRule(subject(parts, [3]), API, [], FIREFOX);
    expect(rule?.condition.tabIds).toEqual([3]);
    expect(Object.keys(rule?.condition ?? {})).not.toContain('topDomains');
  });

  it('keeps the top frame bound in chosen tabs too', () => {
    const rule = pageRule(subject({ ...parts, scope: 'chosen-tabs' }, [3]), API, [], CHROMIUM);
    expect(rule?.condition).toMatchObject({ tabIds: [3], topDomains: ['docs.example.org'] });
    expect(Object.keys(rule?.condition ?? {})).not.toContain('excludedTabIds');
  });
});

describe('tabs', () => {
  it('that are chosen are the only ones, in link and navigation rules too', () => {
    for (const make of [navigationRule, linkRule]) {
      const rule = make(subject({ scope: 'chosen-tabs' }, [3, 4]), API, [9]);
      expect(rule?.condition.tabIds).toEqual([3, 4]);
      expect(rule?.condition.excludedTabIds).toBeUndefined();
    }
  });

  it('of conflicting tokens are left out of every automatic rule', () => {
    expect(navigationRule(subject(), API, [9])?.condition.excludedTabIds).toEqual([9]);
    expect(pageRule(subject(parts), API, [9], CHROMIUM)?.condition.excludedTabIds).toEqual([-1, 9]);
  });

  it('that were opened from those of a conflicting token are never listed, nor any that opens later', () => {
    const beside = { ...subject(), openTabs: [1, 2, 9] };
    expect(navigationRule(beside, API, [9])?.condition).toMatchObject({ tabIds: [1, 2] });
    expect(navigationRule(beside, API, [])?.condition.tabIds).toBeUndefined();
  });

  it('that the user opened the API in are the only ones of the navigation rule, where only those will do', () => {
    const visits = { 4: API, 7: 'https://api.eu.example.com', 9: API };
    const opened = { ...subject(parts), visits, ownVisitsOnly: true };
    expect(navigationRule(opened, API, [9])?.condition.tabIds).toEqual([4]);
    expect(navigationRule({ ...opened, visits: { 9: API } }, API, [9])).toBeNull();
    expect(navigationRule({ ...opened, visits: { 4: DOCS } }, API, [])).toBeNull();
    expect(pageRule(opened, API, [], CHROMIUM)).toEqual(pageRule(subject(parts), API, [], CHROMIUM));
  });

  it('that no browser has are dropped', () => {
    const rules = compileRules([subject({ ...parts, scope: 'chosen-tabs' }, [-1, 3, 3])], CHROMIUM);
    const sending = rules.filter(({ action }) => action.type === 'modifyHeaders');
    expect(sending.map(({ condition }) => condition.tabIds)).toEqual([[3], [3], [3]]);
  });
});

it('refuses an allowed site of one label, which would be every page below it', () => {
  const wide = subject({ allowedSites: ['https://com'] });
  expect(() => linkRule({ ...wide, visits: { 4: API } }, API, [])).toThrow('invalid-input');
  expect(() => pageRule(wide, API, [], CHROMIUM)).toThrow('invalid-input');
  expect(compileTokens([wide], CHROMIUM)).toMatchObject([{ rules: null }]);
  expect(compileRules([wide], CHROMIUM)).toEqual([]);
});
