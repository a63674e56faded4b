import { expect, it } from 'vitest';
import { NO_CHOICES } from '../browser-session/choices';
import { API, CHROMIUM, DOCS } from '../testing/sample-token';
import { FIRST, fakeToken } from '../vault/testing/fake-token';
import { compileRules } from './compile-rules';
import { ruleSubjects } from './rule-subjects';

const token = fakeToken(FIRST, { origins: [API], allowedSites: [DOCS] });
const anywhere = { ownVisitsOnly: false, normalTabs: null, openTabs: null };
const rulesWith = (...access: readonly string[]) =>
  JSON.stringify(
    compileRules(ruleSubjects([token], NO_CHOICES, new Set(access), 0, anywhere), CHROMIUM)
      .filter(({ key }) => key !== 'block')
      .map(({ condition }) => condition),
  );

it('a page that was ticked is in no rule while the browser gives no access to it', () => {
  const { hostname } = new URL(DOCS);
  expect(rulesWith(API, DOCS)).toContain(hostname);
  expect(rulesWith(API)).toContain(new URL(API).hostname);
  expect(rulesWith(API)).not.toContain(hostname);
});

it('a token waits for access to all of its hosts', () => {
  expect(rulesWith(DOCS)).toBe('[]');
});
