import { beforeEach, expect, it } from 'vitest';
import { createVault, withSettings, withToken, withTokens } from './edit-vault';
import type { OpenVault } from './open-vault';
import { FIRST, fakeToken, SECOND, THIRD } from './testing/fake-token';
import { MemoryStorage } from './testing/memory-storage';
import { serialLock } from './testing/serial-lock';
import type { SealedRecord, VaultFile } from './vault-file';
import { VaultStore } from './vault-store';

let storage: MemoryStorage;
let store: VaultStore;
let vault: OpenVault;

beforeEach(async () => {
  storage = new MemoryStorage();
  store = new VaultStore(storage, serialLock());
  const ids = [FIRST, SECOND, THIRD];
  vault = await withSettings(await createVault(), { idleMinutes: 30 });
  vault = await withTokens(vault, { put: ids.map((id) => fakeToken(id)), drop: [] });
  await store.save(null, vault);
});

/** Somebody changes a record in both copies of the stored file. */
async function spoilt(change: (record: SealedRecord, file: VaultFile) => SealedRecord): Promise<OpenVault> {
  const { file } = vault;
  const changed = { ...file, records: file.records.map((record) => change(record, file)) };
  for (const key of ['vault', 'vault.previous']) storage.put(key, changed);
  const opened = await store.open(vault.key);
  if (opened === null) throw new Error('does not open');
  return opened.vault;
}
const idsOf = ({ setAside }: OpenVault) => setAside.map(({ id }) => id);

// Proves P6: A backup takes the place of a record that does not open.
it('a backup takes the place of a record that does not open, wherever it stands among the others', async () => {
  const damaged = await spoilt((record) => (record.id === FIRST ? { ...record, sealed: 'AAAA' } : record));
  expect(idsOf(damaged)).toEqual([FIRST]);
  const restored = await withTokens(damaged, { put: [fakeToken(FIRST)], drop: [] });
  await store.save(damaged, restored);
  const after = await store.open(vault.key);
  expect([...(after?.vault.tokens.keys() ?? [])]).toEqual([FIRST, SECOND, THIRD]);
  expect(after?.vault.setAside).toEqual([]);
});

it('a record that holds the bytes of another keeps nobody from changing that one', async () => {
  const swapped = await spoilt((record, { records }) =>
    record.id === FIRST
      ? { ...record, sealed: records.find(({ id }) => id === SECOND)?.sealed ?? '' }
      : record,
  );
  expect(swapped.setAside).toMatchObject([{ id: FIRST, problem: 'swapped' }]);
  await store.save(swapped, await withToken(swapped, fakeToken(SECOND, { on: false })));
  const after = await store.open(vault.key);
  expect(after?.vault.tokens.get(SECOND)?.on).toBe(false);
  expect(after && idsOf(after.vault)).toEqual([FIRST]);
});

// Proves P5: Settings that do not open are taken for careful ones.
it('settings that do not open lock sooner and send less, and no later than the user said', async () => {
  const damaged = await spoilt((record) =>
    record.id === 'settings' ? { ...record, sealed: 'AAAA' } : record,
  );
  expect(damaged.settings).toMatchObject({ idleMinutes: 5, lockWithScreen: true, ownVisitsOnly: true });
  expect(idsOf(damaged)).toEqual(['settings']);
});
