import { beforeEach, describe, expect, it } from 'vitest';
import { compileTokens } from '../../../core/rules/compile-rules';
import { CHROMIUM, DOCS, subject } from '../../../core/testing/sample-token';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker } from '../../../tests/support/fake-worker';

let fake: FakeBrowser;
beforeEach(() => {
  fake = createFakeBrowser();
  startWorker(fake);
});

const idOf = (at: number): string => `token-${at}`;
/** Tokens of two rules each, each for a host of its own. */
const tokens = (count: number, version = 1) =>
  compileTokens(
    Array.from({ length: count }, (_, at) =>
      subject({
        id: idOf(at),
        secret: `secret-${at}-of-version-${version}.`,
        origins: [`https://api-${at}.example.com`],
        allowedSites: [DOCS],
      }),
    ),
    CHROMIUM,
  );

async function put(of: ReturnType<typeof tokens>) {
  const { readRuleTable } = await import('./rule-table');
  const { putRules } = await import('./sync-rules');
  return putRules(await readRuleTable(), of);
}
const dnrOf = ({ api }: FakeBrowser) => (api as { declarativeNetRequest: object }).declarativeNetRequest;
const calls = () => fake.ruleChanges.length;
const isSent = (at: number) => JSON.stringify([...fake.rules.values()]).includes(`secret-${at}-`);
const refuse = (...refused: readonly number[]) => {
  fake.refuses = (rule) => refused.some((at) => JSON.stringify(rule).includes(`secret-${at}-`));
};

// Proves P9: Tokens beyond the browser’s limit are named.
describe('with more rules than the browser takes', () => {
  it('the tokens that were there first are sent, the rest is named', async () => {
    const { unsent } = await put(tokens(2500));
    expect(fake.rules.size).toBe(1 + 2 * 2499);
    expect(unsent).toEqual(new Map([[idOf(2499), 'too-many-rules']]));
    expect(isSent(2499)).toBe(false);
    expect(calls()).toBe(1);
  });

  it('one more ends none that is sent, and takes the place that another leaves', async () => {
    await put(tokens(2499));
    const before = new Map(fake.rules);
    await put(tokens(2520));
    expect([...before.keys()].every((id) => fake.rules.has(id))).toBe(true);
    const { unsent } = await put(tokens(2520).slice(1));
    expect(isSent(0)).toBe(false);
    expect(isSent(2499)).toBe(true);
    expect(unsent.has(idOf(2500))).toBe(true);
  });
});

it('a page that is opened ends no token, and is served as far as there is room', async () => {
  fake.mostRules = 9;
  Object.assign(fake.api, { declarativeNetRequest: { ...dnrOf(fake), MAX_NUMBER_OF_SESSION_RULES: 9 } });
  startWorker(fake);
  const shown = (at: number) => ({
    visits: { [at]: `https://api-${at}.example.com` },
    answered: { [at]: `https://api-${at}.example.com` },
  });
  const opened = compileTokens(
    [0, 1, 2].map((at) => ({
      ...subject({ id: idOf(at), secret: `secret-${at}-x`, origins: [`https://api-${at}.example.com`] }),
      ...shown(at),
    })),
    CHROMIUM,
  );
  const { unsent } = await put(opened);
  expect(unsent).toEqual(new Map());
  expect([0, 1, 2].map(isSent)).toEqual([true, true, true]);
  // The block rule, a rule for each token, and the three of the first page.
  expect(fake.rules.size).toBe(1 + 3 + 3);
});

describe('with a thousand tokens', () => {
  it('a change touches the rules of its own token only', async () => {
    await put(tokens(1000));
    const changed = [...tokens(1000).slice(0, 500), ...tokens(501, 2).slice(500), ...tokens(1000).slice(501)];
    await put(changed);
    expect(fake.ruleChanges.at(-1)).toEqual({ removed: 2, added: 2 });
  });

  it.each([[[0]], [[999]], [[7, 500, 998]]])(
    'the refused ones, %j, are found in few calls, and cost no other',
    async (refused) => {
      refuse(...refused);
      const { unsent } = await put(tokens(1000));
      expect([...unsent]).toEqual(refused.map((at) => [idOf(at), 'rule-refused']));
      expect(fake.rules.size).toBe(1 + 2 * (1000 - refused.length));
      expect(refused.some(isSent)).toBe(false);
      expect(calls()).toBeLessThan(20 * refused.length);
    },
  );

  it('what is in force stays in force while a refused one is looked for', async () => {
    await put(tokens(1000));
    const before = new Map(fake.rules);
    refuse(500);
    const changed = [...tokens(1000).slice(0, 500), ...tokens(501, 2).slice(500), ...tokens(1000).slice(501)];
    await put(changed);
    const gone = [...before.values()].filter(({ id }) => !fake.rules.has(id));
    // Its own two, and the block rule, which lists one host less.
    expect(gone.map(({ priority }) => priority).sort()).toEqual([1, 2, 3]);
    expect(isSent(500)).toBe(false);
    refuse();
    await put(changed);
    expect(isSent(500)).toBe(true);
  });
});
