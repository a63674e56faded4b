import { beforeEach, describe, expect, it, vi } from 'vitest';
import { LARGEST_FILE } from '../../../core/backup/backup-limits';
import { sealBackup } from '../../../core/backup/seal-backup';
import { PASSPHRASE, QUICK_WORK, sampleBackup } from '../../../core/backup/testing/sample-backup';
import { toBase64 } from '../../../core/bytes/base64';
import { IMPORT_LIFETIME } from '../../../core/import/import-plan';
import type { TokenRecord } from '../../../core/token/token-record';
import { FIRST, fakeToken, SECOND, THIRD } from '../../../core/vault/testing/fake-token';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { startMortalWorker, startWorker, storeVault } from '../../../tests/support/fake-worker';

const NOW = Date.UTC(2026, 10, 24, 9, 0);
const HERE = [fakeToken(FIRST), fakeToken(SECOND, { on: false })];
const CHANGED = fakeToken(FIRST, { secret: 'the-first-one-of-the-backup' });
const NEW = fakeToken(THIRD, { origins: ['https://api.example.net'] });

let fake: FakeBrowser;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  fake = createFakeBrowser();
  await storeVault(fake, HERE, 'a passphrase');
  fake.session.set('proven-at', NOW);
  startWorker(fake);
});

const importing = () => import('./import');
const undoing = () => import('./import');
const session = () => import('../vault/open-vault');
const tokens = async () => [...(await (await session()).requireVault()).tokens.values()];
const secrets = async () => Object.fromEntries((await tokens()).map(({ id, secret }) => [id, secret]));
const snapshot = () =>
  fake.session.get('snapshot') as { backup: { undo: { count: number } | null } } | undefined;

async function fileOf(given: readonly TokenRecord[]): Promise<string> {
  return toBase64(await sealBackup(sampleBackup(given), PASSPHRASE, QUICK_WORK));
}
async function read(given: readonly TokenRecord[] = [CHANGED, HERE[1] as TokenRecord, NEW]) {
  return (await importing()).readImport({ file: await fileOf(given), passphrase: PASSPHRASE });
}
const apply = async (mode: 'merge' | 'replace', take: string[]) =>
  (await importing()).applyImport({ mode, take });

describe('a dry run', () => {
  it('changes nothing, and is kept sealed', async () => {
    const before = fake.local.get('vault');
    const view = await read();
    expect(view.tokens.map(({ state }) => state)).toEqual(['changed', 'same', 'new']);
    expect(fake.local.get('vault')).toEqual(before);
    const kept = JSON.stringify([...fake.session]);
    for (const { secret, id } of [CHANGED, NEW]) {
      expect(kept).not.toContain(secret);
      expect(kept).not.toContain(`"${id}","label"`);
    }
    expect(fake.session.has('importing')).toBe(true);
    expect(fake.alarms.get('importing')).toBe(NOW + IMPORT_LIFETIME);
  });

  it.each([
    ['a text', toBase64(new Uint8Array(40)), 'unknown-file'],
    ['nothing', '', 'unknown-file'],
    ['too much', toBase64(new Uint8Array(LARGEST_FILE + 1)), 'backup-too-large'],
    ['no base64', 'A', 'invalid-input'],
  ])('that is refused for %s leaves vault and earlier dry run as they were', async (_, file, code) => {
    await read();
    const before = [fake.local.get('vault'), fake.session.get('importing')];
    await expect((await importing()).readImport({ file, passphrase: PASSPHRASE })).rejects.toMatchObject({
      code,
    });
    expect([fake.local.get('vault'), fake.session.get('importing')]).toEqual(before);
  });

  it.each([
    ['a wrong passphrase', 'another one', 'wrong-backup-passphrase'],
    ['none', null, 'needs-passphrase'],
  ])('is refused with %s', async (_, passphrase, code) => {
    const file = await fileOf([NEW]);
    await expect((await importing()).readImport({ file, passphrase })).rejects.toMatchObject({ code });
    expect(fake.session.has('importing')).toBe(false);
  });

  it('is over after ten minutes', async () => {
    await read();
    vi.setSystemTime(NOW + IMPORT_LIFETIME);
    await expect(apply('merge', [THIRD])).rejects.toMatchObject({ code: 'not-found' });
  });

  it('survives a stopped worker, and not a lock', async () => {
    await read();
    startWorker(fake);
    await apply('merge', [THIRD]);
    expect(Object.keys(await secrets())).toEqual([FIRST, SECOND, THIRD]);
    expect(fake.session.has('import-undo')).toBe(true);

    await read();
    await (await import('../lock/lock')).lock('user');
    for (const key of ['importing', 'import-undo']) expect(fake.session.has(key)).toBe(false);
    for (const name of ['importing', 'import-undo']) expect(fake.alarms.has(name)).toBe(false);
  });
});

describe('an import', () => {
  it('that merges takes the chosen tokens only', async () => {
    await read();
    await apply('merge', [THIRD]);
    expect(await secrets()).toEqual({
      [FIRST]: HERE[0]?.secret,
      [SECOND]: HERE[1]?.secret,
      [THIRD]: NEW.secret,
    });
    expect(snapshot()?.backup.undo).toEqual({ count: 1 });
    expect(fake.session.has('importing')).toBe(false);
  });

  it('that replaces leaves the chosen ones, and asks for a fresh proof', async () => {
    await read();
    fake.session.delete('proven-at');
    await expect(apply('replace', [FIRST, THIRD])).rejects.toMatchObject({ code: 'proof-needed' });
    expect(Object.keys(await secrets())).toEqual([FIRST, SECOND]);
    fake.session.set('proven-at', NOW);
    await apply('replace', [FIRST, THIRD]);
    expect(await secrets()).toEqual({ [FIRST]: CHANGED.secret, [THIRD]: NEW.secret });
  });

  it('takes no token that was not in the backup, and no empty choice', async () => {
    await read();
    await expect(apply('merge', ['unknown-token-000'])).rejects.toMatchObject({ code: 'not-found' });
    await expect(apply('replace', [])).rejects.toMatchObject({ params: { reason: 'nothing-chosen' } });
    expect(Object.keys(await secrets())).toEqual([FIRST, SECOND]);
  });

  it('brings the rules in line: what was replaced is sent no more, what has no access is not sent', async () => {
    await (await import('../sync/sync-all')).syncAll();
    expect(JSON.stringify([...fake.rules])).toContain(HERE[0]?.secret);
    await read();
    await apply('merge', [FIRST, THIRD]);
    const rules = JSON.stringify([...fake.rules]);
    expect(rules).not.toContain(HERE[0]?.secret);
    expect(rules).toContain(CHANGED.secret);
    expect(rules).not.toContain(NEW.secret);
    expect(fake.purged).toContain('https://api.example.com');
  });

  it('does not carry over the tabs that were chosen for what a token was', async () => {
    const { choices } = await import('../stores/choices');
    await choices.change((now) => ({ ...now, chosenTabs: { [FIRST]: [1], [SECOND]: [2] } }));
    await read();
    await apply('merge', [FIRST]);
    expect((await choices.read()).chosenTabs).toEqual({ [SECOND]: [2] });
  });

  it('that can’t be stored leaves everything as it was, and can be tried again', async () => {
    await (await import('../sync/sync-all')).syncAll();
    const rules = JSON.stringify([...fake.rules.values()].map(({ action }) => action));
    await read();
    fake.localFails = new Error('QUOTA_BYTES quota exceeded');
    await expect(apply('replace', [THIRD])).rejects.toMatchObject({
      code: expect.stringMatching(/^storage-/),
    });
    fake.localFails = null;
    expect(await secrets()).toEqual({ [FIRST]: HERE[0]?.secret, [SECOND]: HERE[1]?.secret });
    expect(JSON.stringify([...fake.rules.values()].map(({ action }) => action))).toBe(rules);
    expect(snapshot()?.backup.undo).toBeNull();
    await apply('replace', [THIRD]);
    expect(await secrets()).toEqual({ [THIRD]: NEW.secret });
  });

  it('that fails leaves the undo of the one before', async () => {
    await read();
    await apply('merge', [THIRD]);
    await read();
    fake.localFails = new Error('no');
    await expect(apply('replace', [FIRST])).rejects.toThrow();
    fake.localFails = null;
    await (await undoing()).undoImport();
    expect(await secrets()).toEqual({ [FIRST]: HERE[0]?.secret, [SECOND]: HERE[1]?.secret });
  });

  it('returns no access that an undo would need, and returns it afterwards', async () => {
    await read();
    await apply('replace', [THIRD]);
    expect(fake.granted).toContain('https://api.example.com');
    await (await undoing()).endUndo();
    expect(fake.granted).not.toContain('https://api.example.com');
  });

  it('restores into a vault that is empty, which then needs no backup', async () => {
    fake = createFakeBrowser();
    startWorker(fake);
    await (await import('../events/start')).start();
    await read([NEW]);
    await apply('merge', [THIRD]);
    expect(await secrets()).toEqual({ [THIRD]: NEW.secret });
    const { settings } = await (await session()).requireVault();
    expect(settings.lastBackupAt).toBe(sampleBackup().createdAt);
  });
});

describe('an undo', () => {
  it('puts back what was there, also in a new worker, once', async () => {
    await read();
    await apply('replace', [FIRST, THIRD]);
    expect(snapshot()?.backup.undo).toEqual({ count: 3 });
    startWorker(fake);
    await (await undoing()).undoImport();
    expect(await secrets()).toEqual({ [FIRST]: HERE[0]?.secret, [SECOND]: HERE[1]?.secret });
    expect(snapshot()?.backup.undo).toBeNull();
    await expect((await undoing()).undoImport()).rejects.toMatchObject({ code: 'not-found' });
  });

  it('survives a change of the passphrase, which makes a new key', async () => {
    await read();
    await apply('merge', [THIRD]);
    const { setPassphrase } = await import('../unlock-methods/unlock-methods');
    const proof = { kind: 'passphrase', passphrase: 'a passphrase' } as const;
    await setPassphrase('another passphrase', proof);
    await (await undoing()).undoImport();
    expect(Object.keys(await secrets())).toEqual([FIRST, SECOND]);
  });

  it('of an import that was never saved is not offered, also after other saves', async () => {
    const { undoStore } = await import('../stores/waiting');
    const vault = await (await session()).requireVault();
    const changes = [{ id: FIRST, before: fakeToken(FIRST, { label: 'older' }), left: HERE[0] ?? null }];
    const revision = vault.index.fileRevision + 1;
    const lost = { revision, changes, ownProviders: [], expiresAt: NOW + IMPORT_LIFETIME };
    await undoStore.write(vault, lost);
    startWorker(fake);
    await (await import('../events/start')).start();
    await (await import('../tokens/edit-token')).editToken({ id: SECOND, label: 'edited' });
    expect(snapshot()?.backup.undo).toBeNull();
    await expect((await undoing()).undoImport()).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is over after ten minutes', async () => {
    await read();
    await apply('merge', [THIRD]);
    vi.setSystemTime(NOW + IMPORT_LIFETIME);
    await expect((await undoing()).undoImport()).rejects.toMatchObject({ code: 'not-found' });
    expect(Object.keys(await secrets())).toContain(THIRD);
  });
});

// Proves P6: A worker killed at any call of merging or replacing loses nothing.
describe('a worker that dies at any call', () => {
  const BEFORE = { [FIRST]: HERE[0]?.secret, [SECOND]: HERE[1]?.secret };

  it.each([
    ['of merging', 'merge' as const, { ...BEFORE, [FIRST]: CHANGED.secret, [THIRD]: NEW.secret }],
    ['of replacing', 'replace' as const, { [FIRST]: CHANGED.secret, [THIRD]: NEW.secret }],
  ])('%s leaves all tokens of before or all of after, and a way back', async (_, mode, after) => {
    await read();
    const stored = { local: new Map(fake.local), session: new Map(fake.session) };
    const restore = () => {
      for (const [area, values] of [
        [fake.local, stored.local],
        [fake.session, stored.session],
      ] as const) {
        area.clear();
        for (const [key, value] of values) area.set(key, structuredClone(value));
      }
      fake.rules.clear();
      for (const { origins } of HERE) for (const origin of origins) fake.granted.add(origin);
    };
    const seen = new Set<string>();
    let finished = false;
    for (let call = 1; !finished; call += 1) {
      restore();
      startMortalWorker(fake);
      // A start of its own comes first, so that the calls counted are those of the import.
      await (await import('../events/start')).start();
      const dead = fake.dieAtCall(call);
      const died = dead.then(() => 'died');
      finished = (await Promise.race([died, apply(mode, [FIRST, THIRD]).then(() => 'done')])) === 'done';
      // What was replaced is not sent for as long as nobody starts the next worker.
      const saved = JSON.stringify(fake.local.get('vault')) !== JSON.stringify(stored.local.get('vault'));
      if (saved) expect(JSON.stringify([...fake.rules])).not.toContain(HERE[0]?.secret);

      startMortalWorker(fake);
      await (await import('../events/start')).start();
      const now = await secrets();
      seen.add(JSON.stringify(now));
      expect([BEFORE, after]).toContainEqual(now);
      const { setAside } = await (await session()).requireVault();
      expect(setAside).toEqual([]);
      const imported = THIRD in now;
      expect(snapshot()?.backup.undo ?? null).toEqual(imported ? { count: expect.any(Number) } : null);
      // Rules speak of the vault that is stored, nothing else.
      expect(JSON.stringify([...fake.rules]).includes(CHANGED.secret)).toBe(imported);
      if (imported) await (await undoing()).undoImport();
      expect(await secrets()).toEqual(BEFORE);
    }
    expect(seen.size).toBe(2);
  });
});
