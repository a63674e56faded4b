import type { Worker } from '@playwright/test';
import { redirect } from '../servers/answers';
import { apiSite } from '../servers/api-site';
import { withHeaders } from '../servers/cors';
import { API_HOSTS } from '../servers/hosts';
import { createTokenBook } from '../servers/known-tokens';
import { PROVIDER_DATA } from '../servers/provider-data';
import { startReplica } from '../servers/replica';
import { SAMPLE, SAMPLE_TOKENS } from '../servers/sample-tokens';
import type { Site } from '../servers/site';
import { knownProvider } from '../support/catalogue';
import { carries, credentials, headerValues } from './support/carried';
import { test as base, expect } from './support/test';

interface Scene {
  readonly providerId: string;
  readonly host: string;
  readonly region: string | null;
  readonly path: string;
  readonly attached: string;
  readonly candidate: string;
  readonly header: readonly [name: string, valueFor: (token: string) => string];
  readonly result: Record<string, unknown>;
}

const bearer = ['authorization', (token: string) => `Bearer ${token}`] as const;

/** A token in force and another that is tested meanwhile; each candidate is answered differently. */
const SCENES: readonly Scene[] = [
  {
    providerId: 'airship-uk',
    host: API_HOSTS.airship.uk,
    region: null,
    path: '/v1/account/units',
    attached: SAMPLE.airship,
    candidate: SAMPLE.airshipOther,
    header: bearer,
    result: { outcome: 'works', identity: { kind: 'unit', text: 'Other Head Office' } },
  },
  {
    providerId: 'splxai-probe',
    host: API_HOSTS.splxai.eu,
    region: 'EU',
    path: '/api/v2/benchmarks/models',
    attached: SAMPLE.splxaiEu,
    candidate: 'sample-splxai-nobody-0000',
    header: ['x-api-key', (token) => token],
    result: { outcome: 'refused', status: 401 },
  },
  {
    providerId: 'pagerduty',
    host: API_HOSTS.pagerduty.us,
    region: 'US',
    path: '/users/me',
    attached: SAMPLE.pagerdutyUserUs,
    candidate: SAMPLE.pagerdutyOtherUserUs,
    header: ['authorization', (token) => `Token token=${token}`],
    result: { outcome: 'works', identity: { kind: 'user', text: 'Sample User, grace@sample.example' } },
  },
  {
    providerId: 'polyteia',
    host: API_HOSTS.polyteia.main,
    region: null,
    path: '/api',
    attached: SAMPLE.polyteia,
    candidate: SAMPLE.polyteiaForbidden,
    header: bearer,
    result: { outcome: 'limited', status: 403, message: 'missing permission' },
  },
];

/** The same APIs, but the browser may store every answer, and a host in the set sends everybody elsewhere. */
function storable(redirecting: ReadonlySet<string>): Readonly<Record<string, Site>> {
  const sites = SCENES.map(({ providerId, host }) => {
    const data = PROVIDER_DATA.find(({ id }) => id === providerId);
    const [region] = Object.entries(data?.hosts ?? {}).find(([, name]) => name === host) ?? [];
    if (data === undefined || region === undefined) throw new Error(`no data for ${host}`);
    const site = apiSite(data, region, createTokenBook(SAMPLE_TOKENS), () => null);
    const answer: Site = (request) => {
      if (redirecting.has(host)) return redirect('https://other.example/taken', 307);
      const given = site(request);
      if (typeof given === 'string') return given;
      return withHeaders({ ...given, headers: { ...given.headers, 'cache-control': 'max-age=600' } }, {});
    };
    return [host, answer] as const;
  });
  return Object.fromEntries(sites);
}

const test = base.extend<{ redirecting: Set<string> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from the pattern.
  redirecting: async ({}, use) => use(new Set()),
  replica: async ({ redirecting }, use) => {
    const replica = await startReplica({ tokens: SAMPLE_TOKENS, sites: storable(redirecting) });
    await use(replica);
    await replica.close();
  },
});

/** What a fetch without any care does in the same worker. */
function carelessFetch(worker: Worker, { host, path, header: [name, valueFor] }: Scene, token: string) {
  return worker.evaluate(
    async ([url, headerName, value]) => {
      const answer = await fetch(url, { headers: { [headerName]: value }, credentials: 'include' });
      return answer.text();
    },
    [`https://${host}${path}`, name, valueFor(token)] as const,
  );
}

for (const build of ['chrome-mv3-e2e', 'chrome-mv3-e2e-all']) {
  test.describe(build, () => {
    test.use({ build });

    for (const scene of SCENES) {
      const { providerId, region, host, path, attached, candidate, header, result } = scene;
      const [name, valueFor] = header;

      // Proves P4: A test sends its own token, beside one in force, a waiting cookie and a stored answer.
      test(`${providerId}: a test sends the candidate and nothing else`, async ({
        browserSession,
        keybearer,
        redirecting,
        replica,
        tab,
      }) => {
        const url = `https://${host}${path}`;
        const first = await keybearer.add({ providerId, region, secret: attached });
        await browserSession.context.addCookies([
          { name: 'sample', value: 'cookie', url: `https://${host}/`, sameSite: 'None', secure: true },
        ]);
        if (first.status === 'no-tab-chosen') {
          await tab.goto(`https://${host}/`);
          const tabId = await keybearer.tabId(tab);
          await keybearer.ask('token.choose-tab', { id: first.id, tabId, chosen: true });
        }

        const visit = async () => {
          replica.log.clear();
          await tab.goto(url);
          return replica.log.waitFor((request) => request.path === path);
        };
        // One of which one source alone speaks is asked without the token first.
        const isConfirmed = knownProvider(providerId).confidence === 'high';
        const expectOnlyTheCandidate = (sent = isConfirmed ? [true] : [false, true]) => {
          // The tab's own icon may still be on its way.
          const requests = replica.log.all().filter((request) => request.path !== '/favicon.ico');
          expect(requests.map((request) => `${request.host}${request.path}`)).toEqual(
            sent.map(() => `${host}${path}`),
          );
          for (const [index, request] of requests.entries()) {
            expect(credentials(request)).toEqual(sent[index] ? [`${name}: ${valueFor(candidate)}`] : []);
            expect(carries(request, attached)).toBe(false);
            expect(headerValues(request, 'cookie')).toEqual([]);
            expect(headerValues(request, 'referer')).toEqual([]);
            const extension = `chrome-extension://${browserSession.extensionId}`;
            // A POST names who sends it, and no fetch can leave that out.
            expect(headerValues(request, 'origin')).toEqual(request.method === 'POST' ? [extension] : []);
          }
        };
        await test.step('the first token is in force', async () => {
          expect(credentials(await visit())).toEqual([`${name}: ${valueFor(attached)}`]);
        });
        await test.step('a careless fetch sends the cookie and reads the cache', async () => {
          const worker = await browserSession.worker();
          replica.log.clear();
          const answer = await carelessFetch(worker, scene, attached);
          expect(
            replica.log
              .all()
              .flatMap((each) => headerValues(each, 'cookie'))
              .join(),
          ).toContain('sample=cookie');
          expect(await carelessFetch(worker, scene, candidate)).toBe(answer);
          expect(replica.log.find({ path })).toHaveLength(1);
        });
        const second = await test.step('tested while it is not sent', async () => {
          const kept = await keybearer.add({ providerId, region, secret: candidate, how: 'without-sending' });
          expect(credentials(await visit())).toEqual([`${name}: ${valueFor(attached)}`]);
          replica.log.clear();
          await keybearer.ask('token.test', { id: kept.id });
          expectOnlyTheCandidate();
          expect((await keybearer.token(kept.id)).test).toMatchObject(result);
          return kept;
        });
        await test.step('the first token is still in force', async () => {
          expect(credentials(await visit())).toEqual([`${name}: ${valueFor(attached)}`]);
        });
        await test.step('a redirect is not followed', async () => {
          redirecting.add(host);
          replica.log.clear();
          await keybearer.ask('token.test', { id: second.id });
          expectOnlyTheCandidate([isConfirmed]);
          const reason = isConfirmed ? 'redirect' : 'held-redirect';
          expect((await keybearer.token(second.id)).test).toMatchObject({ reason });
          redirecting.delete(host);
          await keybearer.ask('token.remove', { id: second.id });
        });
        await test.step('tested while it is added', async () => {
          expect(credentials(await visit())).toEqual([`${name}: ${valueFor(attached)}`]);
          replica.log.clear();
          const added = await keybearer.add({ providerId, region, secret: candidate });
          expectOnlyTheCandidate();
          expect(added.test).toMatchObject(result);
        });
      });
    }
  });
}
