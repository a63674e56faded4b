import { beforeEach, describe, expect, it } from 'vitest';
import type { Outcome } from '../../../core/token/outcome';
import type { TokenRecord } from '../../../core/token/token-record';
import { fakeTest } from '../../../core/vault/testing/fake-test';
import { FIRST, fakeToken, SECOND, THIRD } from '../../../core/vault/testing/fake-token';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker, storeVault } from '../../../tests/support/fake-worker';

let fake: FakeBrowser;
beforeEach(() => {
  fake = createFakeBrowser();
});

const handlers = async () => (await import('../events/messages')).HANDLERS;
const using = async () => {
  const { 'tokens.use': use } = await handlers();
  return (input: { readonly ids: readonly string[]; readonly on: boolean; readonly isUndo?: boolean }) =>
    use({ isUndo: false, ...input, ids: [...input.ids] });
};
const onNow = async () => {
  const { tokens } = await (await import('../vault/open-vault')).requireVault();
  return [...tokens.values()].filter(({ on }) => on).map(({ id }) => id);
};
const ANSWERED = fakeTest('works', 200, { asked: 'api.other.example/v1/me', at: 1_700_000_000_001 });
const elsewhere = { origins: ['https://api.other.example'] };

async function start(...tokens: readonly ReturnType<typeof fakeToken>[]): Promise<void> {
  await storeVault(fake, [...tokens], 'a passphrase');
  startWorker(fake);
}

describe('many tokens at once', () => {
  it('are switched off, and on again by the ids that were answered', async () => {
    await start(fakeToken(FIRST), fakeToken(SECOND, elsewhere), fakeToken(THIRD, { on: false }));
    const use = await using();
    const { changed } = await use({ ids: [FIRST, SECOND, THIRD], on: false });
    expect(changed).toEqual([FIRST, SECOND]);
    expect(await onNow()).toEqual([]);
    expect(await use({ ids: changed, on: true })).toEqual({ changed, untested: 0 });
    expect(await onNow()).toEqual([FIRST, SECOND]);
  });

  it('never take the place of one in use, nor of each other', async () => {
    await start(
      fakeToken(FIRST),
      fakeToken(SECOND, { on: false }),
      fakeToken(THIRD, { ...elsewhere, on: false }),
      fakeToken('fourth-token-001', { ...elsewhere, on: false }),
    );
    const use = await using();
    expect(await use({ ids: [SECOND, THIRD, 'fourth-token-001'], on: true })).toEqual({
      changed: [THIRD],
      untested: 0,
    });
    expect(await onNow()).toEqual([FIRST, THIRD]);
  });

  it('are sent no more before that is saved, and again where that fails', async () => {
    await start(fakeToken(FIRST));
    const isSent = () => JSON.stringify([...fake.rules.values()]).includes(`fake-token-${FIRST}`);
    await (await import('../sync/sync-all')).syncAll();
    expect(isSent()).toBe(true);
    const use = await using();
    fake.localFails = new Error('Resource::kQuotaBytes quota exceeded');
    await expect(use({ ids: [FIRST], on: false })).rejects.toMatchObject({ code: 'storage-full' });
    expect(isSent()).toBe(true);
    fake.localFails = null;
    let atSave: boolean | null = null;
    fake.local.set = function (key: string, value: unknown) {
      atSave ??= isSent();
      return Map.prototype.set.call(this, key, value) as typeof fake.local;
    };
    await use({ ids: [FIRST], on: false });
    expect(atSave).toBe(false);
  });

  it('lose the minutes that they were sent for', async () => {
    await start(fakeToken(FIRST));
    const { 'token.send-for': sendFor } = await handlers();
    const use = await using();
    const { choices } = await import('../stores/choices');
    for (const on of [false, true]) {
      await sendFor({ id: FIRST, minutes: 15 });
      expect((await choices.read()).sendUntil).toHaveProperty(FIRST);
      await use({ ids: [FIRST], on });
      expect((await choices.read()).sendUntil).toEqual({});
    }
    expect(await onNow()).toEqual([FIRST]);
  });

  describe('that came from another tool', () => {
    const moved = { on: false, layInClear: true };
    const answered = (outcome: Outcome): Partial<TokenRecord> => ({ test: { ...ANSWERED, outcome } });

    it.each<[what: string, parts: Partial<TokenRecord>, used: boolean]>([
      ['was never tested', {}, false],
      ['was refused', answered('refused'), false],
      ['had no clear answer', answered('unclear'), false],
      ['works', answered('works'), true],
      ['works, limited', answered('limited'), true],
    ])('one that %s', async (_what, parts, used) => {
      const ids = [FIRST, SECOND];
      await start(fakeToken(FIRST, { on: false }), fakeToken(SECOND, { ...elsewhere, ...moved, ...parts }));
      const use = await using();
      expect(await use({ ids, on: true })).toEqual(
        used ? { changed: ids, untested: 0 } : { changed: [FIRST], untested: 1 },
      );
      expect(await onNow()).toEqual(used ? ids : [FIRST]);
      expect(JSON.stringify([...fake.rules.values()]).includes(`fake-token-${SECOND}`)).toBe(used);
    });

    it('takes nobody’s place before it is tested either', async () => {
      await start(fakeToken(FIRST, moved), fakeToken(SECOND, { on: false }));
      const use = await using();
      expect(await use({ ids: [FIRST, SECOND], on: true })).toEqual({ changed: [SECOND], untested: 1 });
    });

    it('is used by its own switch, and again where that was taken back', async () => {
      await start(fakeToken(FIRST, moved));
      const use = await using();
      await (await handlers())['token.edit']({ id: FIRST, on: true });
      const { changed } = await use({ ids: [FIRST], on: false });
      expect(await use({ ids: changed, on: true, isUndo: true })).toEqual({ changed: [FIRST], untested: 0 });
      expect(await onNow()).toEqual([FIRST]);
    });
  });

  it('pass over ids that are gone', async () => {
    await start(fakeToken(FIRST));
    const use = await using();
    expect(await use({ ids: [SECOND], on: false })).toEqual({ changed: [], untested: 0 });
    expect(await onNow()).toEqual([FIRST]);
  });
});

describe('the facts of a token', () => {
  it('have its fields, and dots for a secret one', async () => {
    const fields = [
      { name: 'tenant', value: 'acme', secret: false },
      { name: 'second', value: 'fake-second-secret-0000', secret: true },
    ];
    await start(fakeToken(FIRST, { fields }));
    const facts = await (await handlers())['token.facts']({ id: FIRST });
    expect(facts).toMatchObject({
      createdAt: 1_700_000_000_000,
      replacedAt: null,
      fields: [
        { label: 'tenant', value: 'acme' },
        { label: 'second', value: '••••0000' },
      ],
    });
  });

  it('are none of a token that is gone', async () => {
    await start(fakeToken(FIRST));
    await expect((await handlers())['token.facts']({ id: SECOND })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

describe('the number of a page', () => {
  it('is the same for the same page, and leads back to it until a lock', async () => {
    await start(fakeToken(FIRST));
    const { 'pages.number': number, 'pages.get': get, 'vault.lock': lock } = await handlers();
    expect(await number({ kind: 'token', id: FIRST })).toEqual({ number: 0 });
    expect(await number({ kind: 'provider', id: 'pagerduty' })).toEqual({ number: 1 });
    expect(await number({ kind: 'token', id: FIRST })).toEqual({ number: 0 });
    expect(await get({ number: 1 })).toEqual({ kind: 'provider', id: 'pagerduty' });
    await expect(get({ number: 2 })).rejects.toMatchObject({ code: 'not-found' });
    await lock({});
    await expect(get({ number: 0 })).rejects.toMatchObject({ code: 'not-found' });
  });
});
