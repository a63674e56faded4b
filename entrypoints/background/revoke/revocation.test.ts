import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FIRST, fakeToken, SECOND } from '../../../core/vault/testing/fake-token';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker, storeVault } from '../../../tests/support/fake-worker';

const MINUTE = 60_000;
const NOW = Date.UTC(2026, 10, 22, 9, 0);
const ORIGIN = 'https://api.usepylon.com';
const PYLON = { providerId: 'pylon', providerName: 'Pylon', pathPrefix: '', region: 'US', allowedSites: [] };

let fake: FakeBrowser;
/** What the provider says from now on, and how often it was asked. */
let answer: () => Response;
let asked = 0;

const accepts = () => Response.json({ data: { name: 'Sample' } });
const refuses = () => Response.json({ errors: ['Invalid API token'] }, { status: 401 });
const isDown = () =>
  new Response('<html>down</html>', { status: 502, headers: { 'content-type': 'text/html' } });

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  fake = createFakeBrowser();
  await storeVault(
    fake,
    [
      fakeToken(FIRST, { ...PYLON, origins: [ORIGIN] }),
      fakeToken(SECOND, { ...PYLON, origins: ['https://api.eu.usepylon.com'], region: 'EU' }),
    ],
    null,
  );
  startWorker(fake);
  asked = 0;
  answer = accepts;
  vi.stubGlobal('fetch', async () => {
    asked += 1;
    return answer();
  });
});

const revocation = () => import('./revocation');
const token = async (id: string) =>
  (await (await import('../vault/open-vault')).requireVault()).tokens.get(id);
const minutesToAlarm = (): number | null => {
  const at = fake.alarms.get('revocation');
  return at === undefined ? null : (at - Date.now()) / MINUTE;
};

/** The alarm goes off in a new worker, as it does after a few minutes; its start looks for what is due as well. */
async function waitForAlarm(): Promise<void> {
  vi.setSystemTime(fake.alarms.get('revocation') ?? Number.NaN);
  startWorker(fake);
  await (await import('../events/start')).start();
  await (await revocation()).runDueChecks();
}

// Proves P9: A revocation is done when every host refused the token.
describe('a revocation', () => {
  it('asks nobody at its start, and stops the sending', async () => {
    await (await import('../sync/sync-all')).syncAll();
    await (await revocation()).startRevocation(FIRST);
    expect(asked).toBe(0);
    expect(minutesToAlarm()).toBeNull();
    expect(JSON.stringify([...fake.rules.values()])).not.toContain(`fake-token-${FIRST}`);
    expect(JSON.stringify([...fake.rules.values()])).toContain(`fake-token-${SECOND}`);
    expect(fake.purged).toContain(ORIGIN);
    expect(fake.session.get('snapshot')).toMatchObject({
      tokens: [{ status: 'revoking' }, { status: 'sent' }],
    });
  });

  it('asks 1, 5 and 30 minutes later, then only when told to', async () => {
    const { startRevocation, openRevokePage } = await revocation();
    await startRevocation(FIRST);
    await openRevokePage(FIRST);
    const waits: (number | null)[] = [minutesToAlarm()];
    while (minutesToAlarm() !== null) {
      await waitForAlarm();
      waits.push(minutesToAlarm());
    }
    expect(waits).toEqual([1, 5, 30, null]);
    expect(asked).toBe(3);
    expect(await token(FIRST)).toMatchObject({ revocation: { checks: 3, lastCheck: { outcome: 'works' } } });
  });

  it('does not use up its times by what the user asks', async () => {
    const { startRevocation, checkRevocation } = await revocation();
    await startRevocation(FIRST);
    for (let round = 0; round < 4; round += 1) {
      await checkRevocation(FIRST, 'user');
      expect(minutesToAlarm()).toBe(1);
    }
    expect(await token(FIRST)).toMatchObject({ revocation: { checks: 0 } });
  });

  it.each([
    ['the user asks', async () => (await revocation()).checkRevocation(FIRST, 'user')],
    ['the time has come', waitForAlarm],
    [
      'the user comes back from the page',
      async () => {
        const [page] = fake.tabs;
        await (await revocation()).returnedFromTab(page?.id ?? -1, false);
      },
    ],
  ])('erases the token at the first refusal, when %s', async (_why, check) => {
    const { startRevocation, openRevokePage } = await revocation();
    await startRevocation(FIRST);
    await openRevokePage(FIRST);
    answer = refuses;
    await check();
    expect(await token(FIRST)).toBeUndefined();
    expect(await token(SECOND)).toBeDefined();
    expect(JSON.stringify(fake.local.get('vault'))).not.toContain(FIRST);
    expect(fake.granted.has(ORIGIN)).toBe(false);
    expect(fake.session.get('snapshot')).toMatchObject({ revoked: { providerName: 'Pylon' } });
    const times = asked;
    if (minutesToAlarm() !== null) await waitForAlarm();
    expect(minutesToAlarm()).toBeNull();
    expect(asked).toBe(times);
  });

  it.each([
    ['nobody answers', () => Promise.reject(new TypeError('no'))],
    ['something in between answers', isDown],
    ['it is asked too often', () => Response.json({ code: 'rate_limited' }, { status: 429 })],
  ])('keeps the token while %s', async (_what, say) => {
    const { startRevocation, checkRevocation } = await revocation();
    await startRevocation(FIRST);
    answer = say as () => Response;
    await checkRevocation(FIRST, 'user');
    expect(await token(FIRST)).toMatchObject({ revocation: { lastCheck: { outcome: expect.any(String) } } });
    expect((await token(FIRST))?.revocation?.lastCheck?.outcome).not.toBe('refused');
  });

  it('asks no more once it is called off', async () => {
    const { startRevocation, openRevokePage, cancelRevocation, checkRevocation } = await revocation();
    await startRevocation(FIRST);
    await openRevokePage(FIRST);
    await cancelRevocation(FIRST);
    expect(minutesToAlarm()).toBeNull();
    answer = refuses;
    await checkRevocation(FIRST, 'time');
    expect(asked).toBe(0);
    expect(await token(FIRST)).toMatchObject({ revocation: null });
  });

  it('that is called off comes back switched off where another token took its place meanwhile', async () => {
    const { startRevocation, cancelRevocation } = await revocation();
    await startRevocation(FIRST);
    const { changeVault } = await import('../vault/open-vault');
    const { withToken } = await import('../../../core/vault/edit-vault');
    const conflict = fakeToken('conflict-token-0001', { ...PYLON, origins: [ORIGIN] });
    await changeVault((vault) => withToken(vault, conflict));
    await cancelRevocation(FIRST);
    expect(await token(FIRST)).toMatchObject({ on: false, revocation: null });
    expect(await token(conflict.id)).toMatchObject({ on: true });
    const rules = JSON.stringify([...fake.rules.values()]);
    expect(rules).toContain(`fake-token-${conflict.id}`);
    expect(rules).not.toContain(`fake-token-${FIRST}`);
  });

  it('asks for each of two tokens at its own time', async () => {
    const { startRevocation, openRevokePage } = await revocation();
    await startRevocation(FIRST);
    await openRevokePage(FIRST);
    vi.setSystemTime(NOW + MINUTE / 2);
    await startRevocation(SECOND);
    await openRevokePage(SECOND);
    expect(minutesToAlarm()).toBe(0.5);
    await waitForAlarm();
    expect(asked).toBe(1);
    expect(minutesToAlarm()).toBe(0.5);
    await waitForAlarm();
    expect(asked).toBe(2);
    expect(minutesToAlarm()).toBe(4.5);
  });

  it('asks once where the page is closed in front: its tab is left and gone at once', async () => {
    const { startRevocation, openRevokePage, returnedFromTab } = await revocation();
    await startRevocation(FIRST);
    await openRevokePage(FIRST);
    const tab = fake.tabs[0]?.id ?? -1;
    await Promise.all([returnedFromTab(tab, false), returnedFromTab(tab, true)]);
    expect(asked).toBe(1);
    expect(fake.session.get('choices')).toMatchObject({ revokeTabs: {}, visiting: null });
  });

  it('notices that another page is left after one was closed', async () => {
    const { startRevocation, openRevokePage, returnedFromTab } = await revocation();
    for (const id of [FIRST, SECOND]) {
      await startRevocation(id);
      await openRevokePage(id);
    }
    const [first, second] = fake.tabs.map(({ id }) => id);
    await returnedFromTab(first ?? -1, true);
    expect(fake.session.get('choices')).toMatchObject({ revokeTabs: { [SECOND]: second }, visiting: second });
  });

  it('of a token that is removed while it is asked about keeps nobody from being asked about', async () => {
    const { startRevocation, openRevokePage } = await revocation();
    for (const id of [FIRST, SECOND]) {
      await startRevocation(id);
      await openRevokePage(id);
    }
    const { removeToken } = await import('../tokens/remove-token');
    vi.stubGlobal('fetch', async () => {
      asked += 1;
      if (asked === 1) await removeToken(FIRST);
      return answer();
    });
    vi.setSystemTime(NOW + MINUTE);
    await (await revocation()).runDueChecks();
    expect(asked).toBe(2);
    expect(await token(SECOND)).toMatchObject({ revocation: { checks: 1 } });
    expect(minutesToAlarm()).toBe(5);
  });

  it('asks once for two clicks at once', async () => {
    const { startRevocation, checkRevocation } = await revocation();
    await startRevocation(FIRST);
    answer = refuses;
    await Promise.all([checkRevocation(FIRST, 'user'), checkRevocation(FIRST, 'user')]);
    expect(asked).toBe(1);
  });
});

it('opens no page of a provider that this version does not know, and asks its host without the token first', async () => {
  const { withToken } = await import('../../../core/vault/edit-vault');
  await (await import('../vault/open-vault')).changeVault((vault) =>
    withToken(vault, fakeToken(FIRST, { origins: [ORIGIN], providerId: 'unheard-of' })),
  );
  const { startRevocation, openRevokePage, checkRevocation } = await revocation();
  await startRevocation(FIRST);
  const before = fake.tabs.length;
  await openRevokePage(FIRST);
  expect(fake.tabs).toHaveLength(before);
  expect(fake.session.get('snapshot')).toMatchObject({
    tokens: [{ revocation: { hasPage: false } }, { revocation: null }],
  });
  answer = () =>
    new Response('<!doctype html><title>For sale</title>', { headers: { 'content-type': 'text/html' } });
  await checkRevocation(FIRST, 'user');
  expect(asked).toBe(1);
  expect(await token(FIRST)).toMatchObject({ revocation: { lastCheck: { reason: 'held-html' } } });
});
