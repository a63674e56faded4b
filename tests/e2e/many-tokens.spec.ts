import { toBase64 } from '../../core/bytes/base64';
import type { TokenRecord } from '../../core/token/token-record';
import { createVault, withToken } from '../../core/vault/edit-vault';
import { fakeToken } from '../../core/vault/testing/fake-token';
import { SAMPLE } from '../servers/sample-tokens';
import { until } from '../support/until';
import { readState, writeStorage } from './support/extension-state';
import type { Keybearer } from './support/keybearer';
import { killWorker } from './support/kill-worker';
import { API, HOST, LINE } from './support/life-of-a-token';
import { expect, test } from './support/test';
import { visit } from './support/visit';

const EU = 'api.eu.pagerduty.com';
/** Four rules each, for two hosts, and two for all of them: more than the 5,000 that the browser takes. */
const COUNT = 1300;
const MOST = 5000;
/** For all tokens together, and one for each of the two path prefixes. */
const SHARED = 4;
const FITTING = Math.floor((MOST - SHARED) / 4);

const idOf = (at: number): string => `one-of-many-${10_000 + at}`;
const real = (at: number, host: string, secret: string): TokenRecord =>
  fakeToken(idOf(at), {
    providerId: 'pagerduty',
    providerName: 'PagerDuty',
    secret,
    origins: [`https://${host}`, `https://second-of-${host}`],
    pathPrefix: '/users',
    headers: [{ name: 'Authorization', template: 'Token token={token}', encoding: 'plain' }],
  });

/** The first and the last are for hosts that answer; each other one is for a host of its own. */
function tokenAt(at: number): TokenRecord {
  if (at === 0) return real(at, HOST, SAMPLE.pagerdutyUserUs);
  if (at === COUNT - 1) return real(at, EU, SAMPLE.pagerdutyUserEu);
  const origins = [`https://api-${at}.example.com`, `https://eu-${at}.example.com`];
  return fakeToken(idOf(at), { origins });
}

/** Puts them where a worker before this one would have left them. */
async function store({ page }: Keybearer): Promise<void> {
  let vault = await createVault();
  for (let at = 0; at < COUNT; at += 1) vault = await withToken(vault, tokenAt(at));
  await writeStorage(page, 'local', { vault: vault.file, 'vault.previous': vault.file });
  await writeStorage(page, 'session', { 'vault-keys': [toBase64(vault.key)] });
}

// Proves P9: With 1300 tokens, those without rules say so.
test('with more tokens than the browser has rules for, the first are sent and the rest is named', async ({
  keybearer,
  browserSession: session,
  replica,
  tab,
}) => {
  test.setTimeout(240_000);
  await store(keybearer);
  await killWorker(session, keybearer.page);
  await keybearer.ask('vault.status');
  const { page } = keybearer;
  expect((await readState(page)).rules).toHaveLength(SHARED + 4 * FITTING);
  const tokens = (await keybearer.snapshot())?.tokens ?? [];
  expect(tokens.map(({ status }) => status)).toEqual(
    Array.from({ length: COUNT }, (_, at) => (at < FITTING ? 'sent' : 'too-many-rules')),
  );
  expect(await visit(tab, replica, API)).toEqual([LINE]);
  expect(await visit(tab, replica, `https://${EU}/users/me`)).toEqual([]);

  // One is switched off: the next one in line takes its place, and nothing else changes.
  const before = new Set((await readState(page)).rules.map(({ id }) => id));
  await keybearer.ask('token.edit', { id: idOf(0), on: false });
  const after = (await readState(page)).rules.map(({ id }) => id);
  // Its own four, and the shared ones that name its hosts: the prefix of the first is gone.
  expect(after.filter((id) => !before.has(id)).length).toBe(4 + SHARED - 1);
  expect((await keybearer.token(idOf(FITTING))).status).toBe('sent');
  expect(await visit(tab, replica, API)).toEqual([]);

  // The next worker finds its rules as they are.
  await killWorker(session, page);
  await keybearer.ask('vault.status');
  expect((await readState(page)).rules.map(({ id }) => id)).toEqual(after);

  // The list can be used: found by a word, and opened.
  await page.reload();
  await page.getByRole('searchbox').fill(`api-${FITTING + 5}.example`);
  const row = page.getByRole('listitem');
  await until('one row', async () => (await row.count()) === 1);
  await row.getByRole('button').first().click();
  await expect(page.getByText('takes no more rules')).toBeVisible();
});
