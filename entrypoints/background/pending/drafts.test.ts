import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FIRST, fakeToken } from '../../../core/vault/testing/fake-token';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker, storeVault } from '../../../tests/support/fake-worker';

const MINUTE = 60_000;
const NOW = Date.UTC(2026, 10, 22, 9, 0);
const SECRET = 'sample-pylon-token-0000';
const ORIGINS = ['https://api.usepylon.com', 'https://api.eu.usepylon.com'];

let fake: FakeBrowser;
/** Lets the provider answer. */
let answerNow: (response: Response) => void;
let asked = 0;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  fake = createFakeBrowser();
  await storeVault(fake, [fakeToken(FIRST)], null);
  for (const origin of ORIGINS) fake.granted.add(origin);
  startWorker(fake);
  asked = 0;
  vi.stubGlobal('fetch', (_url: string, { signal }: { signal: AbortSignal }) => {
    asked += 1;
    return new Promise<Response>((resolve, reject) => {
      answerNow = resolve;
      signal.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
    });
  });
});

const drafts = () => import('./drafts');
const finishing = () => import('./finish-draft');
const vault = async () => (await import('../vault/open-vault')).requireVault();
const added = async () => [...(await vault()).tokens.values()].filter(({ id }) => id !== FIRST);
const snapshotDraft = () => (fake.session.get('snapshot') as { draft: object | null } | undefined)?.draft;
const works = () => Response.json({ data: { name: 'Sample' } });

async function put(): Promise<void> {
  const { putDraft, chooseForDraft } = await drafts();
  await putDraft({ text: SECRET, tabOrigin: null, replacesId: null });
  await chooseForDraft({ providerId: 'pylon', region: 'US', allowedSites: [] });
}

async function untilAsked(count: number): Promise<void> {
  await expect.poll(() => asked).toBe(count);
}

describe('a draft', () => {
  it('is sealed wherever it is kept', async () => {
    await put();
    const kept = JSON.stringify([...fake.session.entries(), ...fake.local.entries()]);
    expect(kept).not.toContain(SECRET);
    expect(kept).not.toContain(Buffer.from(SECRET).toString('base64').slice(0, 20));
    expect(fake.session.get('snapshot')).toMatchObject({ draft: { lastFour: '0000', state: 'open' } });
  });

  it('is kept for ten minutes from the paste, whatever is chosen meanwhile, also over workers', async () => {
    const { putDraft, chooseForDraft } = await drafts();
    await putDraft({ text: SECRET, tabOrigin: null, replacesId: null });
    vi.setSystemTime(NOW + 5 * MINUTE);
    await chooseForDraft({ providerId: 'pylon', region: null, allowedSites: [] });
    expect(fake.alarms.get('draft')).toBe(NOW + 10 * MINUTE);
    vi.setSystemTime(NOW + 10 * MINUTE - 1);
    startWorker(fake);
    const { readPending } = await import('../stores/waiting');
    expect(await readPending(await vault())).toMatchObject({ drafts: [{ secret: SECRET }] });
    vi.setSystemTime(NOW + 10 * MINUTE);
    expect(await readPending(await vault())).toBeNull();
    await expect((await drafts()).chooseForDraft({ providerId: 'pylon', region: null, allowedSites: [] }))
      .rejects //
      .toMatchObject({ code: 'not-found' });
  });

  it('is gone with its alarm when it is discarded', async () => {
    await put();
    await (await drafts()).discardDraft();
    expect(fake.session.has('draft')).toBe(false);
    expect(fake.alarms.has('draft')).toBe(false);
    expect(snapshotDraft()).toBeNull();
  });

  it('waits while another paste holds no token, and is back after that', async () => {
    await put();
    const { backToDraft, putDraft } = await drafts();
    const { draft, paste } = await putDraft({ text: 'two words', tabOrigin: null, replacesId: null });
    expect(draft).toBeNull();
    expect(paste).toMatchObject({ kind: 'none', waiting: '0000' });
    expect(snapshotDraft()).toBeNull();
    expect(await backToDraft()).toMatchObject({
      draft: { lastFour: '0000', providerId: 'pylon' },
      paste: null,
    });
  });

  it('is not there after a paste without a token, whose text is kept nowhere in the clear', async () => {
    const { backToDraft, putDraft } = await drafts();
    await putDraft({ text: 'sample words of nobody', tabOrigin: null, replacesId: null });
    expect(JSON.stringify([...fake.session, ...fake.local])).not.toMatch(/of nobody/);
    expect(await backToDraft()).toEqual({ draft: null, paste: null });
    expect(fake.session.has('draft')).toBe(false);
  });

  it('survives that a passphrase is set', async () => {
    await put();
    await (await import('../unlock-methods/unlock-methods')).setPassphrase('a long passphrase', null);
    const { readPending } = await import('../stores/waiting');
    expect(await readPending(await vault())).toMatchObject({
      drafts: [{ secret: SECRET, providerId: 'pylon' }],
    });
  });

  it('allows only sites that its provider names', async () => {
    await put();
    const given = ['https://docs.usepylon.com', 'https://evil.example'];
    const { chooseForDraft } = await drafts();
    const view = await chooseForDraft({ providerId: 'pylon', region: 'US', allowedSites: given });
    expect(view.draft?.allowedSites).toEqual(['https://docs.usepylon.com']);
  });
});

describe('a draft that is finished', () => {
  it('becomes one token, however often it is asked for', async () => {
    await put();
    const { finishDraft } = await finishing();
    const both = Promise.all([finishDraft('test'), finishDraft('test')]);
    await untilAsked(1);
    answerNow(works());
    await both;
    expect(asked).toBe(1);
    expect(await added()).toMatchObject([{ secret: SECRET, on: true, test: { outcome: 'works' } }]);
    expect(fake.session.has('draft')).toBe(false);
    expect(fake.alarms.has('draft')).toBe(false);
  });

  it('without access is refused and kept', async () => {
    await put();
    fake.granted.delete(ORIGINS[0] ?? '');
    const { finishDraft } = await finishing();
    await expect(finishDraft('test')).rejects.toMatchObject({ code: 'no-access' });
    expect(asked).toBe(0);
    expect(snapshotDraft()).not.toBeNull();
    await finishDraft('without-sending');
    expect(await added()).toMatchObject([{ secret: SECRET, on: false, test: null }]);
  });

  it('is not lost when its ten minutes end during the test', async () => {
    await put();
    vi.setSystemTime(NOW + 10 * MINUTE - 5_000);
    const finished = (await finishing()).finishDraft('test');
    await untilAsked(1);
    vi.setSystemTime(NOW + 10 * MINUTE + 5_000);
    expect(fake.alarms.get('draft')).toBeGreaterThan(Date.now());
    answerNow(works());
    await finished;
    expect(await added()).toMatchObject([{ secret: SECRET, on: true, test: { outcome: 'works' } }]);
  });

  it('and discarded during the test saves nothing', async () => {
    await put();
    const finished = (await finishing()).finishDraft('test');
    await untilAsked(1);
    await (await drafts()).discardDraft();
    answerNow(works());
    await finished;
    expect(await added()).toEqual([]);
  });

  it('does not take away the one that was pasted during its test', async () => {
    await put();
    const finished = (await finishing()).finishDraft('test');
    await untilAsked(1);
    await (await drafts()).putDraft({ text: 'another-sample-token', tabOrigin: null, replacesId: null });
    answerNow(works());
    await finished;
    const { readPending } = await import('../stores/waiting');
    expect(await readPending(await vault())).toMatchObject({ drafts: [{ secret: 'another-sample-token' }] });
  });

  it('is tested again by the next worker when one dies in the test', async () => {
    await put();
    void (await finishing()).finishDraft('test');
    await untilAsked(1);
    startWorker(fake);
    expect(snapshotDraft()).toMatchObject({ state: 'testing' });
    const resumed = (await finishing()).resumeDraft();
    await untilAsked(2);
    answerNow(works());
    await resumed;
    expect(await added()).toMatchObject([{ secret: SECRET }]);
  });

  it('is not tested by a worker that starts before anybody asked', async () => {
    await put();
    startWorker(fake);
    await (await finishing()).resumeDraft();
    expect(asked).toBe(0);
    expect(snapshotDraft()).toMatchObject({ state: 'open' });
  });
});
