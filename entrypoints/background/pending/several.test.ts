import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { PasteView, PendingView, SeveralView } from '../../../core/pages/pending-view';
import { FIRST, fakeToken } from '../../../core/vault/testing/fake-token';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker, storeVault } from '../../../tests/support/fake-worker';

const PYLON = 'pyl_4kT9mQ2xV7bN1cR6wZ8sJ3h';
const AIRSHIP = 'air_7mX2kQ9vT4bN6cR1wZ8sJ5p';
const UNKNOWN = 'acm_1kT4mQ9xV2bN7cR3wZ6sJ8h';
const ANOTHER = 'acm_8hJ6sZ3wR7cN2bV9xQ4mT1k';
const FILE = [`PYLON_API_KEY=${PYLON}`, `AIRSHIP_UK_TOKEN=${AIRSHIP}`, `ACME_KEY=${UNKNOWN}`].join('\n');
const HOSTS = ['https://api.usepylon.com', 'https://api.eu.usepylon.com', 'https://api.airship.co.uk'];

let fake: FakeBrowser;
let asked: string[] = [];
/** What the next request waits for. */
let gate: Promise<unknown>;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 22, 9, 0) });
  fake = createFakeBrowser();
  await storeVault(fake, [fakeToken(FIRST)], 'sample passphrase');
  for (const origin of HOSTS) fake.granted.add(origin);
  startWorker(fake);
  asked = [];
  gate = Promise.resolve();
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(new URL(url).host);
    await gate;
    return Response.json({ data: { name: 'Sample', id: 'org_1' }, contacts: [], results: [] });
  });
});

const ask = async () => (await import('../events/messages')).HANDLERS;
const put = async (text = FILE) => (await ask())['draft.put']({ text, tabOrigin: null, replacesId: null });
const added = async () => {
  const vault = await (await import('../vault/open-vault')).requireVault();
  return [...vault.tokens.values()].filter(({ id }) => id !== FIRST).map(({ secret }) => secret);
};

function several(paste: PasteView | null): SeveralView {
  if (paste?.kind !== 'several') throw new Error('not several');
  return paste;
}

describe('several tokens of one paste', () => {
  it('are sealed, each with its own API, and asked for in one question', async () => {
    const paste = several((await put()).paste);
    expect(paste.drafts.map(({ providerId, ticked }) => [providerId, ticked])).toEqual([
      ['pylon', true],
      ['airship-uk', true],
      [null, false],
    ]);
    expect(paste.access).toEqual(HOSTS.map((origin) => `${origin}/*`));
    const kept = JSON.stringify([...fake.session, ...fake.local, paste]);
    for (const secret of [PYLON, AIRSHIP, UNKNOWN]) expect(kept).not.toContain(secret);
  });

  it('are saved where they are ticked, and the others are forgotten', async () => {
    const paste = several((await put()).paste);
    const [pylon] = paste.drafts;
    const { 'draft.set': set, 'draft.finish': finish } = await ask();
    await set({ id: String(pylon?.id), ticked: false });
    await finish({ how: 'test' });
    expect(await added()).toEqual([AIRSHIP]);
    expect(asked).toEqual(['api.airship.co.uk']);
    expect(fake.session.has('draft')).toBe(false);
  });

  it('are tested one after another, and their results are a list', async () => {
    await put();
    await (await ask())['draft.finish']({ how: 'test' });
    expect(await added()).toEqual([PYLON, AIRSHIP]);
    const { result } = fake.session.get('snapshot') as { result: { batch: string[] } };
    expect(result.batch).toHaveLength(2);
    await (await ask())['result.dismiss']({});
    expect(fake.session.get('snapshot')).toMatchObject({ result: null });
  });

  it('are gone on with by the next worker, without one that was not ticked', async () => {
    await put();
    gate = new Promise(() => {});
    void (await ask())['draft.finish']({ how: 'test' });
    await expect.poll(() => asked.length).toBe(1);
    startWorker(fake);
    gate = Promise.resolve();
    await (await import('./finish-draft')).resumeDraft();
    expect(await added()).toEqual([PYLON, AIRSHIP]);
    startWorker(fake);
    await (await import('./finish-draft')).resumeDraft();
    expect(await added()).toEqual([PYLON, AIRSHIP]);
    expect(fake.session.has('draft')).toBe(false);
  });

  it('are gone with a lock', async () => {
    await put();
    await (await import('../lock/lock')).lock('user');
    expect(fake.session.has('draft')).toBe(false);
  });

  it('can be ticked only once their API is known', async () => {
    const unknown = String(several((await put()).paste).drafts[2]?.id);
    const { 'draft.set': set, 'draft.choose': choose } = await ask();
    expect(several((await set({ id: unknown, ticked: true })).paste).drafts[2]?.ticked).toBe(false);
    const chosen = await choose({ id: unknown, providerId: 'polyteia', region: null, allowedSites: [] });
    expect(several(chosen.paste).drafts[2]).toMatchObject({ ticked: true, providerId: 'polyteia' });
  });
});

describe('several of which some ask for more than a list can', () => {
  const LOCAL = (secret: string) => `curl http://localhost:3000/v1/me -H 'X-Api-Key: ${secret}'`;
  const two = [LOCAL(UNKNOWN), `curl https://api.usepylon.com/me -H 'Authorization: Bearer ${PYLON}'`];
  const shown = () => fake.session.get('snapshot') as PendingView;

  it('lose none of them: those wait while the others are saved', async () => {
    const another = LOCAL(ANOTHER).replace('3000', '3001');
    const paste = several((await put([...two, another].join('\n'))).paste);
    expect(paste.waiting).toBe(2);
    await (await ask())['draft.finish']({ how: 'test' });
    expect(await added()).toEqual([PYLON]);
    const draft = { lastFour: UNKNOWN.slice(-4), own: { asks: ['http'] }, following: 1 };
    expect(shown().draft).toMatchObject(draft);
  });

  it('are added one by one, in their order', async () => {
    await put(two.join('\n'));
    const { 'draft.one-by-one': oneByOne, 'draft.finish': finish, 'draft.own': describeIt } = await ask();
    const { draft, paste } = await oneByOne({});
    expect(paste).toBeNull();
    expect(draft).toMatchObject({ lastFour: UNKNOWN.slice(-4), following: 1, complete: false });
    await expect(finish({ how: 'without-sending' })).rejects.toMatchObject({ code: 'invalid-input' });
    const [id, own] = [String(draft?.id), draft?.own?.input ?? null];
    await describeIt({ id, own, answers: ['http'] });
    await finish({ how: 'without-sending' });
    expect(await added()).toEqual([UNKNOWN]);
    expect(shown().draft).toMatchObject({ lastFour: PYLON.slice(-4), following: 0 });
    await finish({ how: 'without-sending' });
    expect(await added()).toEqual([UNKNOWN, PYLON]);
    expect(fake.session.has('draft')).toBe(false);
  });
});

describe('one of them by itself', () => {
  it('is not made of a replacement: that asks which one it is', async () => {
    const { 'draft.put': putDraft, 'draft.take': take } = await ask();
    const { paste } = await putDraft({ text: FILE, tabOrigin: null, replacesId: FIRST });
    expect(paste?.kind).toBe('question');
    const { draft } = await take({ index: 1, odd: false });
    expect(draft).toMatchObject({ replacesId: FIRST, lastFour: AIRSHIP.slice(-4) });
  });

  it('that looks like a placeholder is taken at the user’s word, and the record says so', async () => {
    const { paste } = await put('PYLON_API_KEY=your-api-key');
    expect(paste).toMatchObject({ kind: 'none', seen: [{ kind: 'placeholder', anyway: true }] });
    const { 'draft.take': take, 'draft.finish': finish } = await ask();
    await take({ index: 0, odd: true });
    await finish({ how: 'without-test' });
    const vault = await (await import('../vault/open-vault')).requireVault();
    expect([...vault.tokens.values()].at(-1)).toMatchObject({ looksOdd: true, providerId: 'pylon' });
  });
});
