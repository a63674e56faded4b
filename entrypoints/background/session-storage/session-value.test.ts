import { beforeEach, describe, expect, it } from 'vitest';
import {
  SESSION_VALUES,
  type SealedName,
  type SessionName,
} from '../../../core/session-storage/session-values';
import { SAMPLE_VALUES } from '../../../core/session-storage/testing/sample-values';
import { createVault } from '../../../core/vault/edit-vault';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker } from '../../../tests/support/fake-worker';

const names = Object.keys(SESSION_VALUES) as SessionName[];
const isSealed = (name: SessionName): name is SealedName => SESSION_VALUES[name].sealed;

let fake: FakeBrowser;
beforeEach(() => {
  fake = createFakeBrowser();
  startWorker(fake);
});

describe.each(names.filter((name) => !isSealed(name)))('%s', (name) => {
  const { key } = SESSION_VALUES[name];

  it('is stored in the clear under its key, read back, and taken away', async () => {
    const { sessionValue } = await import('./session-value');
    if (isSealed(name)) throw new Error('it is sealed');
    const value = sessionValue<typeof name>(name);
    expect([await value.read(), await value.isStored()]).toEqual([null, false]);
    await value.write(SAMPLE_VALUES[name]);
    expect([...fake.session]).toEqual([[key, SAMPLE_VALUES[name]]]);
    expect([await value.read(), await value.isStored()]).toEqual([expect.anything(), true]);
    await value.remove();
    expect(fake.session.size).toBe(0);
  });

  it('is null where something damaged is stored', async () => {
    const { sessionValue } = await import('./session-value');
    if (isSealed(name)) throw new Error('it is sealed');
    fake.session.set(key, 'damaged');
    const value = sessionValue<typeof name>(name);
    expect([await value.read(), await value.isStored()]).toEqual([null, true]);
  });
});

describe.each(names.filter(isSealed))('%s, which is sealed', (name) => {
  const { key } = SESSION_VALUES[name];

  it('is stored as ciphertext that only its vault opens', async () => {
    const { sealedValue } = await import('./sealed-value');
    const value = sealedValue<SealedName>(name);
    const vault = await createVault();
    await value.write(vault, SAMPLE_VALUES[name]);
    expect(fake.session.get(key)).toMatch(/^[A-Za-z0-9+/]+=*$/);
    expect(await value.read(vault)).toEqual(SAMPLE_VALUES[name]);
    expect(await value.read(await createVault())).toBeNull();
    await value.remove();
    expect(fake.session.size).toBe(0);
  });

  it('is null where the seal or what is in it is damaged', async () => {
    const { sealedValue } = await import('./sealed-value');
    const value = sealedValue<SealedName>(name);
    const vault = await createVault();
    for (const stored of ['damaged', 7, null]) {
      fake.session.set(key, stored);
      expect(await value.read(vault)).toBeNull();
    }
    await value.write(vault, 'damaged' as never);
    expect(await value.read(vault)).toBeNull();
  });
});

it('a lock drops all but what is declared to stay or to have a step of its own', async () => {
  for (const { key } of Object.values(SESSION_VALUES)) fake.session.set(key, 1);
  fake.session.set('of-another-version', 1);
  await (await import('./session-value')).dropSessionValues();
  const kept = Object.values(SESSION_VALUES).filter(({ onLock }) => onLock !== 'drop');
  expect([...fake.session.keys()].toSorted()).toEqual(kept.map(({ key }) => key).toSorted());
});
