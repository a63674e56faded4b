import type { Page } from '@playwright/test';
import { SAMPLE } from '../servers/sample-tokens';
import type { Reply } from './support/keybearer';
import { expect, test } from './support/test';

const PASSPHRASE = 'sample passphrase for tests';
const proof = { kind: 'passphrase', passphrase: PASSPHRASE } as const;

/** Sends all of them without waiting for an answer in between. */
function sendAll(page: Page, messages: readonly object[]): Promise<readonly Reply[]> {
  return page.evaluate(
    (sent) => Promise.all(sent.map((message) => globalThis.chrome.runtime.sendMessage(message))),
    messages,
  ) as Promise<readonly Reply[]>;
}

// Proves P6: Two pages that save at once lose nothing of each other.
test('two pages that save at once lose nothing of each other', async ({ keybearer, browserSession }) => {
  const { id } = await keybearer.add({
    providerId: 'pagerduty',
    secret: SAMPLE.pagerdutyUserUs,
    region: 'US',
  });
  await keybearer.ask('passphrase.set', { passphrase: PASSPHRASE, proof: null });
  const options = await browserSession.openPopupPage('options.html');
  const edits = (change: (at: number) => object) =>
    Array.from({ length: 20 }, (_, at) => ({ name: 'token.edit', input: { id, ...change(at) } }));
  // Each changes another part of the same record: anyone who saved from an older copy would undo the other.
  const replies = await Promise.all([
    sendAll(
      keybearer.page,
      edits((at) => ({ label: `Label ${at}` })),
    ),
    sendAll(
      options,
      edits((at) => ({ getOnly: at % 2 === 1 })),
    ),
  ]);
  expect(replies.flat().map(({ ok }) => ok)).toEqual(Array(40).fill(true));
  await keybearer.ask('vault.lock');
  await keybearer.ask('vault.unlock', { secret: proof });
  expect(await keybearer.snapshot()).toMatchObject({
    tokens: [{ id, label: 'Label 19', getOnly: true }],
    setAside: [],
  });
});

test('two pages that change the passphrase at once end in one of them; the other is told', async ({
  keybearer,
  browserSession,
}) => {
  await keybearer.add({ providerId: 'pagerduty', secret: SAMPLE.pagerdutyUserUs, region: 'US' });
  await keybearer.ask('passphrase.set', { passphrase: PASSPHRASE, proof: null });
  const options = await browserSession.openPopupPage('options.html');
  const next = ['sample passphrase of one page', 'sample passphrase of the other'];
  const change = (passphrase: string | undefined) => [
    { name: 'passphrase.set', input: { passphrase, proof } },
  ];
  const replies = await Promise.all([
    sendAll(keybearer.page, change(next[0])),
    sendAll(options, change(next[1])),
  ]);
  const won = replies.flat().map(({ ok }) => ok);
  expect(won.filter(Boolean)).toHaveLength(1);
  const refused = replies.flat().find(({ ok }) => !ok);
  // Whichever of the two checks it met first.
  expect(['wrong-passphrase', 'stale-vault']).toContain(refused?.params?.['reason'] ?? refused?.code);

  await keybearer.ask('vault.lock');
  for (const passphrase of [PASSPHRASE, next[won.indexOf(false)]]) {
    const reply = await keybearer.send('vault.unlock', { secret: { kind: 'passphrase', passphrase } });
    expect(reply).toMatchObject({ code: 'wrong-passphrase' });
  }
  await keybearer.ask('vault.unlock', {
    secret: { kind: 'passphrase', passphrase: next[won.indexOf(true)] },
  });
  expect((await keybearer.snapshot())?.tokens).toHaveLength(1);
});
