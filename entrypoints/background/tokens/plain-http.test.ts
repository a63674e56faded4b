import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Snapshot } from '../../../core/pages/snapshot';
import { FIRST, fakeToken } from '../../../core/vault/testing/fake-token';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker, storeVault } from '../../../tests/support/fake-worker';

const NAS = 'http://nas.local:5000';
const PASSPHRASE = 'sample passphrase';
const TAB = 1;
const PARTS = {
  providerId: 'pylon',
  providerName: 'Pylon',
  pathPrefix: '',
  scope: 'automatic' as const,
};

let fake: FakeBrowser;

async function wake(): Promise<void> {
  startWorker(fake);
  (await import('../watch/watch-tabs')).watchTabs();
  await (await import('../events/start')).start();
}

async function begin(parts: Parameters<typeof fakeToken>[1] = {}, firefox = false): Promise<void> {
  fake = createFakeBrowser();
  if (firefox) Object.assign((fake.api as { runtime: object }).runtime, { getBrowserInfo: () => null });
  fake.tabs.push({ id: TAB, url: `${NAS}/v1` });
  await storeVault(
    fake,
    [fakeToken(FIRST, { ...PARTS, origins: [NAS], allowedSites: [], ...parts })],
    PASSPHRASE,
  );
  await wake();
}
beforeEach(() => begin());

const choose = async () => (await import('./choose-tab')).chooseTab(FIRST, TAB, true);
const isSent = () => JSON.stringify([...fake.rules.values()]).includes(fakeToken(FIRST).secret);
const shown = () => (fake.session.get('snapshot') as Snapshot).tokens[0];

/** The browser quits: it keeps what is on the disk, and opens the same tabs again. */
async function restart(): Promise<void> {
  fake.session.clear();
  fake.rules.clear();
  await wake();
  await (await import('../lock/unlock')).unlock({ kind: 'passphrase', passphrase: PASSPHRASE });
}

// Proves P3: Over plain http a token is sent from chosen tabs only, and a new browser session asks again.
describe('a token of plain http', () => {
  it('is sent once a tab is chosen, whatever its record says', async () => {
    expect(isSent()).toBe(false);
    expect(shown()).toMatchObject({ status: 'no-tab-chosen', scope: 'chosen-tabs', plainHttp: true });
    await choose();
    expect(isSent()).toBe(true);
    expect(shown()?.status).toBe('sent');
    for (const rule of fake.rules.values())
      if (JSON.stringify(rule).includes(fakeToken(FIRST).secret))
        expect((rule as { condition: { tabIds?: number[] } }).condition.tabIds).toEqual([TAB]);
  });

  it('is not sent after the browser was started again, until a tab is chosen anew', async () => {
    await choose();
    await restart();
    expect(isSent()).toBe(false);
    expect(shown()?.status).toBe('no-tab-chosen');
    await choose();
    expect(isSent()).toBe(true);
  });

  it('is not sent after a lock either', async () => {
    await choose();
    await (await import('../lock/lock')).lock('user');
    await (await import('../lock/unlock')).unlock({ kind: 'passphrase', passphrase: PASSPHRASE });
    expect(isSent()).toBe(false);
  });

  it('can be widened neither to all tabs nor to pages', async () => {
    const { editToken } = await import('./edit-token');
    const { letPageIn } = await import('./let-in');
    const refused = { code: 'invalid-input', params: { reason: 'plain-http' } };
    await expect(editToken({ id: FIRST, scope: 'automatic' })).rejects.toMatchObject(refused);
    const allowedSites = ['https://docs.usepylon.com'];
    await expect(editToken({ id: FIRST, allowedSites })).rejects.toMatchObject(refused);
    const page = { id: FIRST, tabId: TAB, origin: 'https://docs.usepylon.com' };
    await expect(letPageIn(page)).rejects.toMatchObject(refused);
    await editToken({ id: FIRST, scope: 'chosen-tabs', allowedSites: [] });
  });

  it('is asked about by nobody but the user', async () => {
    const asked = vi.fn(async () => Response.json({}, { status: 500 }));
    vi.stubGlobal('fetch', asked);
    const { checkRevocation, openRevokePage, runDueChecks, startRevocation } = await import(
      '../revoke/revocation'
    );
    await startRevocation(FIRST);
    await openRevokePage(FIRST);
    await checkRevocation(FIRST, 'return');
    await runDueChecks();
    expect(asked).not.toHaveBeenCalled();
    expect(fake.alarms.has('revocation')).toBe(false);
    await checkRevocation(FIRST, 'user');
    expect(asked).toHaveBeenCalled();
    expect(fake.alarms.has('revocation')).toBe(false);
  });
});

describe('a token of every port of this computer', () => {
  const EVERY = ['http://localhost:0', 'http://127.0.0.1:0', 'http://[::1]:0'];
  const PAGE = 'http://localhost:4711';
  beforeEach(async () => {
    await begin({ origins: EVERY });
    // What the browser was asked for: patterns without a port.
    for (const host of ['http://localhost', 'http://127.0.0.1', 'http://[::1]']) fake.granted.add(host);
    Object.assign(fake.tabs[0] ?? {}, { url: `${PAGE}/v1` });
    await (await import('../sync/sync-all')).syncAll();
  });

  it('is sent from a chosen tab at any of them, and not from one below localhost', async () => {
    Object.assign(fake.tabs[0] ?? {}, { url: 'http://foo.localhost:4711/' });
    await expect(choose()).rejects.toMatchObject({ code: 'invalid-input' });
    Object.assign(fake.tabs[0] ?? {}, { url: `${PAGE}/v1` });
    await choose();
    expect(isSent()).toBe(true);
  });

  it('leaves no answer of a port that a tab shows', async () => {
    await choose();
    const { choices } = await import('../stores/choices');
    await choices.change((now) => ({
      ...now,
      shown: { [TAB]: { origin: PAGE, byUser: true, sentWith: [FIRST] } },
    }));
    await (await import('../lock/lock')).lock('user');
    expect(fake.purged).toContain(PAGE);
    expect(fake.purged).not.toContain('http://localhost:0');
  });

  it('is not tested, as nobody knows which port to ask', async () => {
    const { probe } = await import('../probe/prober');
    await expect(probe(fakeToken(FIRST, { ...PARTS, origins: EVERY }))).rejects.toMatchObject({
      code: 'invalid-input',
      params: { reason: 'untestable-provider' },
    });
  });

  it('gives its access back when it goes', async () => {
    const { returnUnusedAccess } = await import('../access/access');
    await returnUnusedAccess();
    expect(fake.granted).toContain('http://localhost');
    await (await import('./remove-token')).removeToken(FIRST);
    fake.session.delete('removed');
    await returnUnusedAccess();
    expect([...fake.granted].filter((origin) => !origin.endsWith(':0'))).toEqual([]);
  });
});

describe('in Firefox, whose patterns have no ports,', () => {
  beforeEach(async () => {
    await begin({}, true);
    fake.granted.clear();
    fake.granted.add('http://nas.local');
    await (await import('../sync/sync-all')).syncAll();
  });

  it('access to the host is access to the port', async () => {
    expect(shown()).toMatchObject({ status: 'no-tab-chosen', missingAccess: [] });
    await choose();
    expect(isSent()).toBe(true);
  });

  it('it is kept while a token needs it, and given back by hand', async () => {
    const { returnAccessTo, returnUnusedAccess } = await import('../access/access');
    await returnUnusedAccess();
    expect([...fake.granted]).toEqual(['http://nas.local']);
    await returnAccessTo('http://nas.local');
    expect([...fake.granted]).toEqual([]);
  });
});

it('broader access over plain http is never taken away by us', async () => {
  fake.granted.add('http://*').add('http://nas.local');
  const { exactOrigins, returnUnusedAccess } = await import('../access/access');
  await returnUnusedAccess();
  expect(fake.granted).toContain('http://*');
  expect(fake.granted).toContain('http://nas.local');
  expect(await exactOrigins()).not.toContain('http://*');
});
