import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Provider } from '../../core/providers/provider';
import { compileCatalogue } from '../../scripts/catalogue/compile';
import { page as webPage } from '../servers/answers';
import { startReplica } from '../servers/replica';
import { SAMPLE, SAMPLE_TOKENS } from '../servers/sample-tokens';
import { CATALOGUE } from '../support/catalogue';
import { launchChromium } from '../support/chromium';
import { until } from '../support/until';
import { alteredBuild } from './support/altered-build';
import { openExtensionsPage } from './support/extensions-page';
import { keybearerOf } from './support/keybearer';
import { API, HOST, LINE, PASSPHRASE, TOKEN } from './support/life-of-a-token';
import { test as base, expect } from './support/test';
import { untilUnsent, visit } from './support/visit';

/** A later version whose catalogue says other things of the token's API; an attacker may have written it. */
const NEXT_VERSION = '99.0.0';
const EVIL = 'api.evil.example';
const MOVED = 'api2.pagerduty.com';

const test = base.extend<{ readonly folder: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from the pattern.
  replica: async ({}, use) => {
    const sites = { [EVIL]: () => webPage('Evil', ''), [MOVED]: () => webPage('Moved', '') };
    const replica = await startReplica({ tokens: SAMPLE_TOKENS, sites });
    await use(replica);
    await replica.close();
  },
  folder: async ({ build }, use) => {
    const folder = await alteredBuild(`.output/${build}`, (manifest) => manifest);
    await use(folder.path);
    await folder.remove();
  },
  browserSession: async ({ folder, replica }, use) => {
    const session = await launchChromium({ build: folder, replica });
    await use(session);
    await session.close();
  },
});

/** Makes the build a later version. @param changes to what its catalogue says of PagerDuty; null where it says nothing */
async function becomeNewer(folder: string, changes: Partial<Provider> | null): Promise<void> {
  const manifest = join(folder, 'manifest.json');
  const read: object = JSON.parse(await readFile(manifest, 'utf8'));
  await writeFile(manifest, JSON.stringify({ ...read, version: NEXT_VERSION }));
  const changed = CATALOGUE.flatMap((provider) => {
    if (provider.id !== 'pagerduty') return [provider];
    return changes === null ? [] : [{ ...provider, ...changes }];
  });
  await writeFile(join(folder, 'catalogue.json'), compileCatalogue(changed, NEXT_VERSION));
}

const bearer = { name: 'Authorization', template: 'Bearer {token}', encoding: 'plain' } as const;
const at = (host: string) => [{ origin: `https://${host}`, region: null }];

interface Case {
  readonly name: string;
  readonly changes: Partial<Provider> | null;
  readonly catalogue: object | null;
}

const CASES: readonly Case[] = [
  {
    name: 'another header and a host of the same domain: both are shown, and one click takes them',
    changes: { hosts: at(MOVED), headers: [bearer] },
    catalogue: { kind: 'changed', takeable: true, origins: [`https://${MOVED}`] },
  },
  {
    name: 'a host of another domain: it is shown, and takes adding again',
    changes: { hosts: at(EVIL) },
    catalogue: { kind: 'changed', takeable: false, origins: [`https://${EVIL}`] },
  },
  {
    name: 'the id given to another vendor: its checks are not for this token',
    changes: {
      name: 'Evil',
      hosts: at(EVIL),
      checks: [{ method: 'GET', path: '/evil', works: { status: [200] } }],
    },
    catalogue: { kind: 'gone' },
  },
  { name: 'no such provider', changes: null, catalogue: { kind: 'gone' } },
  {
    name: 'another name',
    changes: { name: 'PagerDuty Cloud' },
    catalogue: { kind: 'renamed', name: 'PagerDuty Cloud' },
  },
];

// Proves P3: A new release never changes where or how a stored token is sent.
for (const { name, changes, catalogue } of CASES)
  test(`a later version says ${name}`, async ({ keybearer, browserSession, folder, replica, tab }) => {
    const { id } = await keybearer.add(TOKEN);
    await keybearer.ask('passphrase.set', { passphrase: PASSPHRASE, proof: null });
    expect(await visit(tab, replica, API)).toEqual([LINE]);
    const extensions = await openExtensionsPage(browserSession);
    await becomeNewer(folder, changes);
    await extensions.reload();
    await untilUnsent(browserSession, { tab, replica, address: API });
    const after = await keybearerOf(browserSession);
    await after.ask('vault.unlock', { secret: { kind: 'passphrase', passphrase: PASSPHRASE } });
    expect(await after.token(id)).toMatchObject({ status: 'sent', providerName: 'PagerDuty', catalogue });
    expect(await visit(tab, replica, API)).toEqual([LINE]);
    for (const host of [EVIL, MOVED]) expect(await visit(tab, replica, `https://${host}/`)).toEqual([]);

    replica.log.clear();
    await after.ask('token.test', { id });
    const asked = replica.log.all().map(({ host, path }) => `${host}${path}`);
    expect(asked.length).toBeGreaterThan(0);
    for (const address of asked) expect(address).toContain(`${HOST}/`);
    expect(asked).not.toContain(`${HOST}/evil`);

    const { catalogue: seen } = (await after.token(id)) as unknown as {
      catalogue: Record<string, unknown> | null;
    };
    const { headerLines = [], origins = [], pathPrefix = '' } = seen ?? {};
    const take = (shown: object) => after.send('token.take-changes', { id, shown });
    expect(await take({ headerLines, origins: [`https://${HOST}`], pathPrefix })).toMatchObject({
      ok: false,
    });
    expect(await visit(tab, replica, API)).toEqual([LINE]);
    if (seen?.['takeable'] !== true) {
      expect(await take({ headerLines, origins, pathPrefix })).toMatchObject({
        ok: false,
        code: 'not-found',
      });
      return;
    }
    await after.ask('result.dismiss');
    await after.page.reload();
    await after.page.getByRole('button', { name: /^PagerDuty/ }).click();
    await after.page.getByRole('button', { name: 'Accept the change' }).click();
    await until('the change', async () => (await after.token(id)).origins[0] === `https://${MOVED}`);
    expect(await visit(tab, replica, `https://${MOVED}/`)).toEqual([
      `authorization: Bearer ${SAMPLE.pagerdutyUserUs}`,
    ]);
    expect(await visit(tab, replica, API)).toEqual([]);
    expect(await after.token(id)).toMatchObject({ catalogue: null, test: null });
  });
