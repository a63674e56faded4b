import { join } from 'node:path';
import type { Page, Response } from '@playwright/test';
import type { PendingTokenView } from '../../core/pages/pending-token-view';
import type { PendingView } from '../../core/pages/pending-view';
import { findProgram } from '../../scripts/browsers/find-program';
import { type LiveServer, type ServerProgram, startLiveServer } from '../support/live-server';
import { until } from '../support/until';
import type { Keybearer, TokenSeen } from './support/keybearer';
import { test as base, expect } from './support/test';

const KEY = 'Kp7vQ2xW9bN4mT6zR8sJ3hL5cF1gD0yA';
const WRONG_KEY = 'Zq4tB8nM1kX6wC3vJ9rH5pS7dG2fL0aE';
const PASSWORD = 'Quiet-Harbor-71-Lantern';
const WRONG_PASSWORD = 'Quiet-Harbor-72-Lantern';
/** bcrypt of the password at its lowest cost. */
const HASH = '$2b$04$TpnokfAtDefULs56H9Rr/uU5mrD21B6jjFhDdV0ICDtus7HqtIft6';

/** Syncthing that knows nobody, asks nobody, and takes one key. */
const syncthing = (signIn = ''): ServerProgram => ({
  name: 'syncthing',
  files: {
    'config.xml': `<configuration version="36">
      <gui enabled="true" tls="false"><address>127.0.0.1:0</address><apikey>${KEY}</apikey>${signIn}</gui>
      <options>
        <listenAddress>tcp://127.0.0.1:0</listenAddress>
        <globalAnnounceEnabled>false</globalAnnounceEnabled>
        <localAnnounceEnabled>false</localAnnounceEnabled>
        <relaysEnabled>false</relaysEnabled>
        <natEnabled>false</natEnabled>
        <crashReportingEnabled>false</crashReportingEnabled>
        <setLowPriority>false</setLowPriority>
        <urAccepted>-1</urAccepted>
        <autoUpgradeIntervalH>0</autoUpgradeIntervalH>
      </options>
    </configuration>`,
  },
  args: (folder) => ['serve', '--home', folder, '--no-browser', '--no-restart', '--no-upgrade'],
});

const PROMETHEUS: ServerProgram = {
  name: 'prometheus',
  files: { 'prometheus.yml': '{}\n', 'web.yml': `basic_auth_users:\n  ada: ${HASH}\n` },
  args: (folder) => [
    `--config.file=${join(folder, 'prometheus.yml')}`,
    `--web.config.file=${join(folder, 'web.yml')}`,
    `--storage.tsdb.path=${join(folder, 'data')}`,
    '--web.listen-address=127.0.0.1:0',
  ],
};

interface LiveApi {
  readonly what: string;
  readonly program: ServerProgram;
  readonly path: string;
  /** Options of curl that carry a secret. */
  readonly option: (secret: string) => string;
  readonly secret: string;
  readonly wrong: string;
  /** The status without any. */
  readonly without: number;
  /** What a test of a wrong one ends in. */
  readonly ofWrong: { readonly outcome: string; readonly reason: string | null; readonly status: number };
  /** Stands in the answer, and in no refusal. */
  readonly says: string;
}

const byKey = {
  path: '/rest/system/status',
  option: (secret: string) => `-H 'X-API-Key: ${secret}'`,
  secret: KEY,
  wrong: WRONG_KEY,
  says: '"myID"',
};

const SYNCTHING: LiveApi = {
  what: 'Syncthing as it is installed',
  program: syncthing(),
  ...byKey,
  without: 403,
  // It says the same to no key and to a wrong one, and 403 may also mean a key that may not do this.
  ofWrong: { outcome: 'unclear', reason: 'status', status: 403 },
};

const APIS: readonly LiveApi[] = [
  SYNCTHING,
  {
    what: 'Syncthing with a password',
    program: syncthing(`<user>ada</user><password>${HASH}</password>`),
    ...byKey,
    without: 401,
    ofWrong: { outcome: 'refused', reason: null, status: 401 },
  },
  {
    what: 'Prometheus with a password',
    program: PROMETHEUS,
    path: '/api/v1/status/buildinfo',
    option: (secret) => `-u ada:${secret}`,
    secret: PASSWORD,
    wrong: WRONG_PASSWORD,
    without: 401,
    ofWrong: { outcome: 'refused', reason: null, status: 401 },
    says: '"goVersion"',
  },
];

/** Servers that run until the test ends, however it ends. */
const test = base.extend<{ run(program: ServerProgram): Promise<LiveServer> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from the pattern.
  run: async ({}, use) => {
    const running: LiveServer[] = [];
    await use(async (program) => {
      const server = await startLiveServer(program);
      running.push(server);
      return server;
    });
    for (const server of running) await server.close();
  },
});

/** Pastes a command and answers what it leaves open. @returns what is shown before the test */
async function paste(keybearer: Keybearer, command: string): Promise<PendingTokenView> {
  const put = { text: command, tabOrigin: null, replacesId: null };
  const { draft: found, paste: other } = (await keybearer.ask('draft.put', put)) as PendingView;
  if (found === null) expect(other?.seen).toMatchObject([{ kind: 'name-and-password', asBasic: true }]);
  const draft = found ?? (await taken(keybearer));
  expect(draft).toMatchObject({ complete: false, access: [], own: { asks: ['http'], problems: [] } });
  const answer = { id: draft.id, own: draft.own?.input };
  const { draft: answered } = (await keybearer.ask('draft.own', answer)) as PendingView;
  if (answered === null) throw new Error('no draft any more');
  return answered;
}

/** The pair of a paste that has no token. */
async function taken(keybearer: Keybearer): Promise<PendingTokenView> {
  const { draft } = (await keybearer.ask('draft.take', { index: 0, odd: true })) as PendingView;
  if (draft === null) throw new Error('a pair was not taken');
  return draft;
}

/** @returns the token that is made of the draft, tested */
async function testAndKeep(keybearer: Keybearer, { id }: PendingTokenView): Promise<TokenSeen> {
  await keybearer.ask('draft.finish', { how: 'test' });
  return until('the new token', async () =>
    (await keybearer.snapshot())?.tokens.find((one) => one.id === id),
  );
}

/** What somebody sees who opens an address. */
interface Seen {
  readonly status: number | undefined;
  readonly text: string;
}

/** Opens an address. Where the server wants a name and a password, nobody types one into the browser's dialog. */
async function open(tab: Page, address: string): Promise<Seen> {
  const statuses: number[] = [];
  const note = (answer: Response) => {
    if (answer.url() === address) statuses.push(answer.status());
  };
  tab.on('response', note);
  await tab.goto(address).catch((error) => {
    if (!String(error).includes('ERR_INVALID_AUTH_CREDENTIALS')) throw error;
  });
  tab.off('response', note);
  return { status: statuses.at(-1), text: await tab.locator('body').innerText() };
}

/** The browser's id of the tab of an address, also where it shows an error of its own instead. */
async function tabIdOf({ page }: Keybearer, address: string): Promise<number> {
  const tabs = await page.evaluate(() => globalThis.chrome.tabs.query({}));
  const id = tabs.find(({ url }) => url === address)?.id;
  if (id === undefined) throw new Error('no tab has this address');
  return id;
}

for (const { what, program, path, option, secret, wrong, without, ofWrong, says } of APIS) {
  test.describe(what, () => {
    test.skip(findProgram(program.name) === null, `${program.name} is not installed`);

    test('its token, pasted as curl, works in the tab that is chosen, and in no other', async ({
      browserSession,
      keybearer,
      run,
      tab,
    }) => {
      const { origin } = await run(program);
      const address = origin + path;
      const before = await open(tab, address);
      expect(before.status).toBe(without);
      expect(before.text).not.toContain(says);

      const draft = await paste(keybearer, `curl ${option(secret)} ${address}`);
      expect(draft).toMatchObject({ complete: true, origins: [origin], own: { asks: [], ready: true } });
      const { id, status, test: result } = await testAndKeep(keybearer, draft);
      expect(result).toMatchObject({ outcome: 'works', status: 200, statusWithout: without });
      expect(status).toBe('no-tab-chosen');

      const tabId = await tabIdOf(keybearer, address);
      await keybearer.ask('token.choose-tab', { id, tabId, chosen: true });
      await keybearer.ask('tab.reload', { tabId });
      await expect(tab.locator('body')).toContainText(says);
      await expect
        .poll(async () => (await keybearer.token(id)).sentInTab[tabId])
        .toMatchObject({ lastStatus: 200 });

      const other = await browserSession.context.newPage();
      expect(await open(other, address)).toEqual(before);
      expect(await open(tab, address)).toMatchObject({ status: 200, text: expect.stringContaining(says) });

      await keybearer.ask('token.choose-tab', { id, tabId, chosen: false });
      expect(await open(tab, address)).toEqual(before);
    });

    test('a wrong one is not taken', async ({ keybearer, run }) => {
      const { origin } = await run(program);
      const draft = await paste(keybearer, `curl ${option(wrong)} ${origin}${path}`);
      const { test: result } = await testAndKeep(keybearer, draft);
      expect(result).toMatchObject({ ...ofWrong, statusWithout: without });
    });
  });
}

/** Milliseconds. Its app is large, and the server has only just begun. */
const LONGEST_START = 40_000;

/** Opens Syncthing's own app until it shows the server's version. @returns which of its requests were refused */
async function openApp(tab: Page, origin: string): Promise<readonly string[]> {
  const statuses = new Map<string, number>();
  const note = (answer: Response) => void statuses.set(new URL(answer.url()).pathname, answer.status());
  tab.on('response', note);
  await tab.goto(`${origin}/`);
  await expect(tab.getByText(/^v\d+\.\d+\.\d+/).first()).toBeVisible({ timeout: LONGEST_START });
  tab.off('response', note);
  expect(statuses.get(SYNCTHING.path)).toBe(200);
  return [...statuses].flatMap(([path, status]) => (status === 401 || status === 403 ? [path] : []));
}

test.describe('the web app on the host of its API', () => {
  test.skip(findProgram('syncthing') === null, 'syncthing is not installed');

  test('works in the chosen tab and beside it, and its cookies stay', async ({
    browserSession,
    keybearer,
    run,
    tab,
  }) => {
    test.slow();
    const { program, path, option, secret } = SYNCTHING;
    const { origin } = await run(program);
    const cookies = () => browserSession.context.cookies(origin);
    await open(tab, origin + path);
    const { id } = await testAndKeep(
      keybearer,
      await paste(keybearer, `curl ${option(secret)} ${origin}${path}`),
    );
    const other = await browserSession.context.newPage();
    expect(await openApp(other, origin)).toEqual([]);
    const given = await cookies();
    expect(given).toMatchObject([{ name: expect.stringMatching(/^CSRF-Token-/) }]);

    const tabId = await keybearer.tabId(tab);
    await keybearer.ask('token.choose-tab', { id, tabId, chosen: true });
    expect(await openApp(tab, origin)).toEqual([]);
    await expect
      .poll(async () => (await keybearer.token(id)).sentInTab[tabId])
      .toMatchObject({ lastStatus: 200 });
    expect(await cookies()).toEqual(given);
    expect(await openApp(other, origin)).toEqual([]);
    expect(await cookies()).toEqual(given);
  });
});
