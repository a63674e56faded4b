import type { Page } from '@playwright/test';
import { SAMPLE } from '../servers/sample-tokens';
import type { ChromiumSession } from '../support/chromium';
import { readState, writeStorage } from './support/extension-state';
import type { Keybearer, Reply } from './support/keybearer';
import { killWorker } from './support/kill-worker';
import { expect, test } from './support/test';
import { visit } from './support/visit';

const PASSPHRASE = 'sample passphrase for tests';
const PAGERDUTY = { providerId: 'pagerduty', secret: SAMPLE.pagerdutyUserUs, region: 'US' };
const PYLON = { providerId: 'pylon', secret: SAMPLE.pylonUs, region: 'US' };
const API = 'https://api.pagerduty.com/users/me';
const LINE = `authorization: Token token=${SAMPLE.pagerdutyUserUs}`;

/** A vault file as it lies in the storage, as far as it is damaged here. */
interface VaultFile {
  readonly format: number;
  readonly index: string;
  readonly slots: readonly { readonly wrapped: string; readonly params: Record<string, unknown> }[];
  readonly records: readonly { readonly id: string; readonly sealed: string }[];
}
type Stored = Readonly<Record<string, VaultFile>>;

/** The vault's files; activity and wrong tries are kept beside them. */
async function stored(page: Page): Promise<Stored> {
  const { local } = await readState(page);
  return Object.fromEntries(Object.entries(local).filter(([key]) => key.startsWith('vault'))) as Stored;
}

/** Another character in the middle of a base64 text. */
function flipped(text: string): string {
  const at = Math.floor(text.length / 2);
  return `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`;
}

/** Two tokens under a passphrase; the second is only in the last save. */
async function prepare(keybearer: Keybearer): Promise<void> {
  await keybearer.add(PAGERDUTY);
  await keybearer.ask('passphrase.set', { passphrase: PASSPHRASE, proof: null });
  await keybearer.add(PYLON);
}

/** Changes what is stored while it is locked and no worker runs. */
async function change(keybearer: Keybearer, session: ChromiumSession, to: (was: Stored) => object) {
  await keybearer.ask('vault.lock');
  await killWorker(session, keybearer.page);
  await writeStorage(keybearer.page, 'local', to(await stored(keybearer.page)));
  return stored(keybearer.page);
}

interface Damage {
  readonly what: string;
  readonly to: (file: VaultFile) => unknown;
  readonly reply: Partial<Reply>;
  /** To a wrong passphrase, where that says something else. */
  readonly wrong?: Partial<Reply>;
}

/** What a page says at the next start of the browser. */
const SHOWN: Readonly<Record<string, string>> = {
  'damaged-vault': 'the data is damaged',
  'newer-vault': 'written by a newer Keybearer',
  'wrong-passphrase': 'Nothing is sent until you unlock',
};

const damaged = { ok: false, code: 'damaged-vault' };

/** Done to the vault and to the one before it, so that there is nothing to fall back on. */
const DAMAGES: readonly Damage[] = [
  {
    what: 'a bit of the index',
    to: (file) => ({ ...file, index: flipped(file.index) }),
    reply: damaged,
    // Only what the right passphrase opens shows that it is damaged.
    wrong: { ok: false, code: 'wrong-passphrase' },
  },
  {
    what: 'a bit of the way to unlock',
    to: (file) => ({
      ...file,
      slots: file.slots.map((slot) => ({ ...slot, wrapped: flipped(slot.wrapped) })),
    }),
    reply: damaged,
  },
  {
    what: 'less work to unlock',
    to: (file) => ({
      ...file,
      slots: file.slots.map((slot) => ({ ...slot, params: { ...slot.params, passes: 1 } })),
    }),
    reply: damaged,
  },
  { what: 'no way to unlock', to: (file) => ({ ...file, slots: [] }), reply: damaged },
  { what: 'a cut', to: ({ format, slots }) => ({ format, slots }), reply: damaged },
  { what: 'a text in its place', to: () => 'not a vault', reply: damaged },
  {
    what: 'a newer format',
    to: (file) => ({ ...file, format: 9, unknown: true }),
    reply: { ok: false, code: 'newer-vault', params: { format: 9 } },
  },
];

// Proves P6: Damaged, weakened and newer vaults are named and left as they are.
test.describe('a stored vault with', () => {
  for (const { what, to, reply, wrong = reply } of DAMAGES) {
    test(`${what} is named and left as it is`, async ({ keybearer, browserSession, replica, tab }) => {
      await prepare(keybearer);
      const left = await change(keybearer, browserSession, (was) => ({
        vault: to(was['vault'] as VaultFile),
        'vault.previous': to(was['vault.previous'] as VaultFile),
      }));
      expect(
        await keybearer.send('vault.unlock', { secret: { kind: 'passphrase', passphrase: PASSPHRASE } }),
      ).toMatchObject(reply);
      expect(
        await keybearer.send('vault.unlock', { secret: { kind: 'passphrase', passphrase: 'wrong' } }),
      ).toMatchObject(wrong);
      const put = await keybearer.send('draft.put', { text: 'x', tabOrigin: null, replacesId: null });
      expect(put.ok).toBe(false);
      expect(await visit(tab, replica, API)).toEqual([]);
      expect(await stored(keybearer.page)).toEqual(left);

      await browserSession.restart();
      const page = await browserSession.openPopupPage();
      await expect(page.locator('body')).toContainText(SHOWN[String(wrong.code)] ?? '');
      expect(await stored(page)).toEqual(left);
    });
  }
});

// Proves P6: A damaged vault falls back to the one before it.
test('a damaged vault falls back to the one before it, and is kept', async ({
  keybearer,
  browserSession,
}) => {
  await prepare(keybearer);
  const left = await change(keybearer, browserSession, ({ vault }) => ({
    vault: { ...vault, index: flipped(vault?.index ?? '') },
  }));
  await keybearer.ask('vault.unlock', { secret: { kind: 'passphrase', passphrase: PASSPHRASE } });
  const seen = await keybearer.snapshot();
  expect(seen?.tokens).toMatchObject([{ providerId: 'pagerduty', status: 'sent' }]);
  expect(await stored(keybearer.page)).toEqual(left);

  const [token] = seen?.tokens ?? [];
  await keybearer.ask('token.edit', { id: token?.id, label: 'after the damage' });
  expect(await stored(keybearer.page)).toMatchObject({ 'vault.damaged': left['vault'] });
  await keybearer.ask('vault.lock');
  await keybearer.ask('vault.unlock', { secret: { kind: 'passphrase', passphrase: PASSPHRASE } });
  expect((await keybearer.snapshot())?.tokens).toMatchObject([{ label: 'after the damage' }]);
});

// Proves P6: A damaged record is set aside, and the rest opens.
test('a damaged record is named and set aside; the rest opens', async ({ keybearer, browserSession }) => {
  await prepare(keybearer);
  const [, pylon] = (await keybearer.snapshot())?.tokens ?? [];
  await keybearer.ask('token.edit', { id: pylon?.id, label: 'the damaged one' });
  await change(keybearer, browserSession, ({ vault }) => ({
    vault: {
      ...vault,
      records: vault?.records.map((record) =>
        record.id === pylon?.id ? { ...record, sealed: flipped(record.sealed) } : record,
      ),
    },
  }));
  await keybearer.ask('vault.unlock', { secret: { kind: 'passphrase', passphrase: PASSPHRASE } });
  expect(await keybearer.snapshot()).toMatchObject({
    tokens: [{ providerId: 'pagerduty', status: 'sent' }],
    setAside: [{ label: 'the damaged one', problem: 'damaged' }],
  });
});

test('damage found by a new worker ends the sending and what pages show', async ({
  keybearer,
  browserSession,
  replica,
  tab,
}) => {
  await prepare(keybearer);
  expect(await visit(tab, replica, API)).toEqual([LINE]);
  await writeStorage(keybearer.page, 'local', { vault: 'x', 'vault.previous': 'x' });
  await killWorker(browserSession, keybearer.page);
  expect(await keybearer.send('vault.status')).toMatchObject({ value: { problem: 'damaged-vault' } });
  expect(await visit(tab, replica, API)).toEqual([]);
  expect(await keybearer.snapshot()).toBeNull();
  await expect(keybearer.page.getByText('the data is damaged')).toBeVisible();
});

// Proves P6: A full disk loses nothing.
test.describe('no room left', () => {
  const QUOTA = 10_485_760;

  /** Fills the storage up to `room` bytes. */
  async function fill(page: Page, room: number): Promise<void> {
    const used = await page.evaluate<number>('chrome.storage.local.getBytesInUse(null)');
    // Name and quotation marks of the value count too.
    await writeStorage(page, 'local', { filler: 'x'.repeat(QUOTA - used - room - 'filler""'.length) });
  }

  interface Room {
    readonly what: string;
    /** Bytes that are left, from the size of the vault. */
    readonly room: (vault: number) => number;
    /** Whether the first of the two writes of a save still fits. */
    readonly firstFits: boolean;
  }
  const ROOMS: readonly Room[] = [
    { what: 'for the first step of a save', room: () => 100, firstFits: false },
    // The new file fits beside the others once, but not its growth in their places as well.
    { what: 'for the last step of a save', room: (vault) => vault + 2500, firstFits: true },
  ];
  for (const { what, room, firstFits } of ROOMS) {
    test(`${what}: nothing is lost, and it works when there is room again`, async ({
      keybearer,
      replica,
      tab,
    }) => {
      await prepare(keybearer);
      const before = await keybearer.snapshot();
      const { vault, 'vault.previous': previous } = await stored(keybearer.page);
      await fill(keybearer.page, room(JSON.stringify(vault).length));
      const text = { text: SAMPLE.airship, tabOrigin: null, replacesId: null };
      await keybearer.ask('draft.put', text);
      await keybearer.ask('draft.choose', { providerId: 'airship-uk', region: null, allowedSites: [] });

      const full = { ok: false, code: 'storage-full', params: {} };
      expect(await keybearer.send('draft.finish', { how: 'without-sending' })).toEqual(full);
      const left = await stored(keybearer.page);
      expect(left).toMatchObject({ vault, 'vault.previous': previous });
      expect('vault.next' in left).toBe(firstFits);
      expect((await keybearer.snapshot())?.tokens).toEqual(before?.tokens);
      expect(await visit(tab, replica, API)).toEqual([LINE]);

      await keybearer.page.evaluate('chrome.storage.local.remove("filler")');
      await keybearer.ask('draft.finish', { how: 'without-sending' });
      await keybearer.ask('vault.lock');
      await keybearer.ask('vault.unlock', { secret: { kind: 'passphrase', passphrase: PASSPHRASE } });
      expect((await keybearer.snapshot())?.tokens).toHaveLength(3);
    });
  }

  test('for another passphrase: the old one still opens', async ({ keybearer }) => {
    await prepare(keybearer);
    await fill(keybearer.page, 100);
    const change = {
      passphrase: 'another sample passphrase',
      proof: { kind: 'passphrase', passphrase: PASSPHRASE },
    };
    expect(await keybearer.send('passphrase.set', change)).toMatchObject({ code: 'storage-full' });
    await keybearer.ask('vault.lock');
    expect(
      await keybearer.send('vault.unlock', { secret: { kind: 'passphrase', passphrase: change.passphrase } }),
    ).toMatchObject({
      code: 'wrong-passphrase',
    });
    await keybearer.ask('vault.unlock', { secret: { kind: 'passphrase', passphrase: PASSPHRASE } });
    expect((await keybearer.snapshot())?.tokens).toHaveLength(2);
  });
});
