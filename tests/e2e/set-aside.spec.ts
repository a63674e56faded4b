import { SAMPLE } from '../servers/sample-tokens';
import type { ChromiumSession } from '../support/chromium';
import { readState, writeStorage } from './support/extension-state';
import type { Keybearer } from './support/keybearer';
import { killWorker } from './support/kill-worker';
import { expect, test } from './support/test';

const PASSPHRASE = 'sample lantern orchid velvet 38';
const PAGERDUTY = { providerId: 'pagerduty', secret: SAMPLE.pagerdutyUserUs, region: 'US' };
const PYLON = { providerId: 'pylon', secret: SAMPLE.pylonUs, region: 'US' };

interface VaultFile {
  readonly index: string;
  readonly records: readonly { readonly id: string; readonly sealed: string }[];
}

/** Another character in the middle of a base64 text. */
function flipped(text: string): string {
  const at = Math.floor(text.length / 2);
  return `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`;
}

/** Changes saves on the disk while it is locked, and unlocks again. */
async function damage(
  { page, ask }: Keybearer,
  session: ChromiumSession,
  files: readonly string[],
  change: (vault: VaultFile) => VaultFile,
): Promise<void> {
  await ask('vault.lock');
  await killWorker(session, page);
  const { local } = await readState(page);
  const changed = files.map((file) => [file, change(local[file] as VaultFile)]);
  await writeStorage(page, 'local', Object.fromEntries(changed));
  await ask('vault.unlock', { secret: { kind: 'passphrase', passphrase: PASSPHRASE } });
}

// Proves P6: A damaged record is told in words.
test('a token that does not open as it was saved is named, with what is wrong, and can be given up', async ({
  keybearer,
  browserSession,
}) => {
  await keybearer.add(PAGERDUTY);
  const pylon = await keybearer.add(PYLON);
  await keybearer.ask('token.edit', { id: pylon.id, label: 'the damaged one' });
  await keybearer.ask('passphrase.set', { passphrase: PASSPHRASE, proof: null });
  // In the save before it too: what is whole there is taken from there.
  await damage(keybearer, browserSession, ['vault', 'vault.previous'], (vault) => ({
    ...vault,
    records: vault.records.map((record) =>
      record.id === pylon.id ? { ...record, sealed: flipped(record.sealed) } : record,
    ),
  }));
  await expect(keybearer.page.getByText('did not open as it was saved: the damaged one')).toBeVisible();

  const options = await browserSession.openPopupPage('options.html#set-aside');
  await expect(options.getByRole('heading', { name: 'Set aside' })).toBeFocused();
  await expect(options.getByText('Its data was damaged or changed on the disk.')).toBeVisible();
  const giveUp = options.getByRole('button', { name: 'Give up the damaged one' });
  await giveUp.click();
  await expect(options.getByRole('button', { name: 'Keep it' })).toBeFocused();
  await options.getByRole('button', { name: 'Keep it' }).click();
  await expect(giveUp).toBeFocused();
  await giveUp.click();
  await options.getByRole('button', { name: 'Give up', exact: true }).click();
  await expect(options.getByRole('heading', { name: 'Set aside' })).toHaveCount(0);
  expect((await keybearer.snapshot())?.tokens).toMatchObject([{ providerId: 'pagerduty' }]);
});

// Proves P6: A damaged last save is told in words.
test('a damaged last save is told, where the one before it opens', async ({ keybearer, browserSession }) => {
  await keybearer.add(PAGERDUTY);
  await keybearer.ask('passphrase.set', { passphrase: PASSPHRASE, proof: null });
  await keybearer.add(PYLON);
  const text = 'The last save was damaged. These are your tokens as they were before it.';
  const options = await browserSession.openPopupPage('options.html#unlocking');
  await expect(options.getByRole('heading', { name: 'Ways to unlock' })).toBeVisible();
  await expect(options.getByText(text)).toHaveCount(0);
  await damage(keybearer, browserSession, ['vault'], (vault) => ({ ...vault, index: flipped(vault.index) }));
  await expect(options.getByText(text)).toBeVisible();
  await expect(keybearer.page.getByText(text)).toBeVisible();
});
