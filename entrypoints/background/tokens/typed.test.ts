import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FIRST, fakeToken } from '../../../core/vault/testing/fake-token';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker, storeVault } from '../../../tests/support/fake-worker';

const NOW = Date.UTC(2026, 10, 22, 9, 0);
const LIFETIME = 10 * 60_000;
const LABEL = 'sample half-typed name';
const FIELDS = { label: LABEL, site: 'docs.half.example' };

let fake: FakeBrowser;
const typed = () => import('./edit-token');
const typing = () => (fake.session.get('snapshot') as { typing: string | null } | undefined)?.typing;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  fake = createFakeBrowser();
  await storeVault(fake, [fakeToken(FIRST)], null);
  startWorker(fake);
});

describe('half-typed text of an edit view', () => {
  it('is kept over the end of page and worker, and is sealed', async () => {
    await (await typed()).keepTyped({ id: FIRST, fields: FIELDS });
    expect(JSON.stringify([...fake.session, ...fake.local])).not.toMatch(/half-typed|half\.example/);
    expect(typing()).toBe(FIRST);
    startWorker(fake);
    expect(await (await typed()).typedOf(FIRST)).toEqual(FIELDS);
    expect(await (await typed()).typedOf('another-token-0001')).toBeNull();
  });

  it('is gone ten minutes after the last key', async () => {
    const { keepTyped, typedOf } = await typed();
    await keepTyped({ id: FIRST, fields: FIELDS });
    vi.setSystemTime(NOW + LIFETIME - 1);
    expect(await typedOf(FIRST)).toEqual(FIELDS);
    vi.setSystemTime(NOW + LIFETIME);
    expect(await typedOf(FIRST)).toBeNull();
    expect(fake.alarms.get('typed')).toBe(NOW + LIFETIME);
  });

  it('is gone with a lock', async () => {
    await (await import('../unlock-methods/unlock-methods')).setPassphrase('a long passphrase', null);
    const { keepTyped } = await typed();
    await keepTyped({ id: FIRST, fields: FIELDS });
    await (await import('../lock/lock')).lock('user');
    expect(fake.session.has('typed')).toBe(false);
  });

  it('is forgotten when it was saved or given up', async () => {
    const { forgetTyped, keepTyped } = await typed();
    await keepTyped({ id: FIRST, fields: FIELDS });
    await forgetTyped();
    expect(fake.session.has('typed')).toBe(false);
    expect(fake.alarms.has('typed')).toBe(false);
    expect(typing()).toBeNull();
  });

  it('of a token that is gone is not kept', async () => {
    await (await typed()).keepTyped({ id: 'another-token-0001', fields: FIELDS });
    expect(fake.session.has('typed')).toBe(false);
  });
});
