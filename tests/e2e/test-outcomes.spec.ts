import { json } from '../servers/answers';
import { NASTY_TEXT } from '../servers/faults';
import { type Replica, startReplica } from '../servers/replica';
import { SAMPLE } from '../servers/sample-tokens';
import type { FullAnswer } from '../servers/site';
import { knownProvider } from '../support/catalogue';
import { launchChromium } from '../support/chromium';
import { carries, credentials } from './support/carried';
import type { Keybearer, TokenSeen } from './support/keybearer';
import {
  beforeToken,
  FAULT_CASES,
  MORE_TOKENS,
  PROVIDER_CASES,
  type ProviderCases,
} from './support/outcome-cases';
import { ECHOES, SCRIPTED, scriptedSites } from './support/scripted-answers';
import { expect, test } from './support/test';

/** Characters of a token in a row that nothing but the sealed record may hold. */
const LONGEST_PART = 8;
const NOT_PLAIN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\p{Default_Ignorable_Code_Point}]/u;

/** Every part of the secret that is too long to be chance and is in the text. */
function partsOf(secret: string, text: string): readonly string[] {
  const parts = Array.from({ length: secret.length - LONGEST_PART + 1 }, (_, at) =>
    secret.slice(at, at + LONGEST_PART),
  );
  return parts.filter((part) => text.includes(part));
}

/**
 * No readable token in the memory of the extension that its pages can read.
 * @param known the picker's list: ids and names of providers that our samples share words with
 */
async function expectNoSecretInSession(keybearer: Keybearer, secret: string, known: string): Promise<void> {
  const stored = await keybearer.page.evaluate(() => globalThis.chrome.storage.session.get(null));
  expect(JSON.stringify(stored)).not.toContain(secret);
  const shared = partsOf(secret, known);
  const parts = partsOf(secret, JSON.stringify(stored['snapshot']));
  expect(parts.filter((part) => !shared.includes(part))).toEqual([]);
}

function expectPlain(message: string | null | undefined, secret: string): void {
  expect(partsOf(secret, message ?? '')).toEqual([]);
  expect(message ?? '').not.toMatch(NOT_PLAIN);
  expect(message?.length ?? 0).toBeLessThanOrEqual(200);
}

async function testAgain(keybearer: Keybearer, id: string): Promise<TokenSeen> {
  await keybearer.ask('token.test', { id });
  return keybearer.token(id);
}

/** Whether more than one source speaks of it. */
const isConfirmed = ({ providerId }: ProviderCases) => knownProvider(providerId).confidence === 'high';

/** Hosts that were asked, in order. */
const asked = (replica: Replica) =>
  replica.log.all().map(({ method, host, path }) => `${method} ${host}${path}`);

for (const provider of PROVIDER_CASES) {
  const { providerId, host, region, good } = provider;

  // Proves P4: Each provider’s answers get the right outcome, also with echoes of the token.
  test(`${providerId}: its own answers`, async ({ keybearer, replica }) => {
    for (const token of MORE_TOKENS) replica.tokens.add(token);
    const known = JSON.stringify(await keybearer.ask('providers.list'));
    for (const { name, secret, result, asked: path = provider.asked } of provider.cases) {
      await test.step(name, async () => {
        replica.log.clear();
        const token = await keybearer.add({ providerId, secret, region });
        expect.soft(token.test, name).toMatchObject(result);
        expect.soft(replica.log.all().at(-1), name).toMatchObject({ host, path });
        const isSendable = result.outcome !== 'refused' && result.outcome !== 'other-region';
        expect.soft(token.on, `${name}: sent afterwards`).toBe(isSendable);
        await expectNoSecretInSession(keybearer, secret, known);
        await keybearer.ask('token.remove', { id: token.id });
      });
    }
  });

  // Proves P4: Faults of servers and networks get an outcome of their own.
  test(`${providerId}: what no provider answers`, async ({ browserSession, keybearer, replica }) => {
    const known = JSON.stringify(await keybearer.ask('providers.list'));
    const { id } = await keybearer.add({ providerId, secret: good, region, how: 'without-test' });
    for (const [name, fault, result] of FAULT_CASES) {
      await test.step(name, async () => {
        replica.setFault(host, fault);
        replica.log.clear();
        const expected = isConfirmed(provider) ? result : beforeToken(result);
        expect.soft((await testAgain(keybearer, id)).test, name).toMatchObject(expected);
        // One request, and none to where a redirect pointed.
        expect
          .soft(new Set(asked(replica)), name)
          .toEqual(new Set([`${methodOf(provider)} ${host}${provider.asked}`]));
      });
    }
    await test.step('a fetch that follows would have got there', async () => {
      replica.setFault(host, { redirectTo: 'https://evil.example/taken' });
      const worker = await browserSession.worker();
      await worker.evaluate((url) => fetch(url).then(() => ''), `https://${host}${provider.asked}`);
      expect(replica.log.find({ host: 'evil.example', path: '/taken' })).toHaveLength(1);
    });
    await test.step('an echo of the token', async () => {
      replica.setFault(host, 'echo');
      const { test: result } = await testAgain(keybearer, id);
      expect(result).toMatchObject({ outcome: 'refused', status: 401 });
      expect(result?.message).toMatch(/^Not accepted: .*\[token\]$/);
      expectPlain(result?.message, good);
      await expectNoSecretInSession(keybearer, good, known);
    });
    await test.step('bidi, control characters, 500 letters', async () => {
      replica.setFault(host, 'control-characters');
      const { test: result } = await testAgain(keybearer, id);
      expect(NASTY_TEXT).toMatch(NOT_PLAIN);
      expect(result).toMatchObject({ outcome: 'refused', status: 401 });
      expect(result?.message).toContain('<b>bold</b>');
      expectPlain(result?.message, good);
    });
    await test.step('right again', async () => {
      replica.setFault(host, null);
      expect((await testAgain(keybearer, id)).test?.outcome).toBe('works');
    });
  });
}

function methodOf({ providerId }: ProviderCases): string {
  return providerId === 'polyteia' ? 'POST' : 'GET';
}

test('a token of the other region moves there with one click', async ({ keybearer, replica }) => {
  const { id } = await keybearer.add({ providerId: 'pylon', secret: SAMPLE.pylonEu, region: 'US' });
  expect(asked(replica)).toEqual(['GET api.usepylon.com/me']);
  replica.log.clear();
  await keybearer.ask('token.use-region', { id, region: 'EU' });
  expect(await keybearer.token(id)).toMatchObject({
    on: true,
    region: 'EU',
    origins: ['https://api.eu.usepylon.com'],
    test: { outcome: 'works', identity: { text: 'Sample Support EU' }, region: 'EU' },
  });
  expect(asked(replica)).toEqual(['GET api.eu.usepylon.com/me']);
});

test('"find out" asks host after host and keeps the one that takes the token', async ({
  keybearer,
  replica,
}) => {
  const table = [
    ['pylon', SAMPLE.pylonEu, ['api.usepylon.com', 'api.eu.usepylon.com']],
    ['pylon', SAMPLE.pylonUs, ['api.usepylon.com']],
    ['splxai-probe', SAMPLE.splxaiUs, ['api.probe.splx.ai', 'us.api.probe.splx.ai']],
    ['pagerduty', SAMPLE.pagerdutyUserEu, ['api.pagerduty.com', 'api.eu.pagerduty.com']],
    ['pagerduty', SAMPLE.pagerdutyAccountUs, ['api.pagerduty.com', 'api.pagerduty.com']],
  ] as const;
  for (const [providerId, secret, hosts] of table) {
    replica.log.clear();
    const token = await keybearer.add({ providerId, secret, region: null });
    expect(replica.log.all().map(({ host }) => host)).toEqual(hosts);
    for (const request of replica.log.all()) expect(carries(request, secret)).toBe(true);
    expect(token).toMatchObject({ test: { outcome: 'works' }, origins: [`https://${hosts.at(-1)}`] });
    expect(token.region).toBe(token.test?.region);
    await keybearer.ask('token.remove', { id: token.id });
  }
});

test('"find out" keeps every host while none takes the token', async ({ keybearer, replica }) => {
  const token = await keybearer.add({
    providerId: 'pylon',
    secret: 'sample-nobody-pylon-0000',
    region: null,
  });
  expect(replica.log.all().flatMap(credentials)).toEqual(
    Array(2).fill('authorization: Bearer sample-nobody-pylon-0000'),
  );
  expect(token).toMatchObject({ on: false, region: null, test: { outcome: 'refused' } });
  expect(token.origins).toEqual(['https://api.usepylon.com', 'https://api.eu.usepylon.com']);
});

test('no answer within ten seconds', async ({ keybearer, replica }) => {
  replica.setFault('api.airship.co.uk', 'hang');
  const started = Date.now();
  const { test: result } = await keybearer.add({ providerId: 'airship-uk', secret: SAMPLE.airship });
  expect(result).toMatchObject({ outcome: 'not-reached', reason: 'timeout', status: null });
  expect(Date.now() - started).toBeGreaterThan(9_900);
});

test('no network at all', async ({ browserSession, keybearer, replica }) => {
  await browserSession.context.setOffline(true);
  const { test: result } = await keybearer.add({ providerId: 'airship-uk', secret: SAMPLE.airship });
  expect(result).toMatchObject({ outcome: 'not-reached', reason: 'offline', status: null });
  expect(replica.log.all()).toEqual([]);
});

/** Hosts that answer what the test says. */
const scripted = test.extend<{ answers: Map<string, FullAnswer> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from the pattern.
  answers: async ({}, use) => use(new Map()),
  replica: async ({ answers }, use) => {
    const replica = await startReplica({ sites: scriptedSites(answers) });
    await use(replica);
    await replica.close();
  },
});

scripted('answers that only their body or their headers explain', async ({ answers, keybearer }) => {
  for (const { providerId, host, region, secret, cases } of SCRIPTED) {
    const { id } = await keybearer.add({ providerId, secret, region, how: 'without-test' });
    for (const { name, answer, result } of cases) {
      answers.set(host, answer);
      const seen = (await testAgain(keybearer, id)).test;
      expect.soft(seen, `${providerId}: ${name}`).toMatchObject({ status: answer.status, ...result });
    }
  }
});

scripted('no part of the token in the message, however it is repeated', async ({ answers, keybearer }) => {
  const known = JSON.stringify(await keybearer.ask('providers.list'));
  const secret = 'kb_u+9/x7Qw==Zp3LmN8vTr5YhJ2cXsD6gFqA1eRo';
  const { id } = await keybearer.add({ providerId: 'airship-uk', secret, how: 'without-test' });
  for (const [name, echo] of Object.entries(ECHOES)) {
    await test.step(name, async () => {
      const message = echo(secret);
      answers.set('api.airship.co.uk', json(401, { errors: [{ message }] }));
      const seen = (await testAgain(keybearer, id)).test;
      expect(seen).toMatchObject({ outcome: 'refused', message: expect.stringContaining('[token]') });
      expectPlain(seen?.message, secret);
      for (const encoded of [encodeURIComponent(secret), btoa(`user:${secret}`)]) {
        expect(partsOf(encoded.slice(8), seen?.message ?? '')).toEqual([]);
      }
      await expectNoSecretInSession(keybearer, secret, known);
    });
  }
});

/** Some hosts are not where they should be: nowhere, at a closed port, at a server with a key of its own. */
const lost = test.extend({
  browserSession: async ({ build, replica }, use) => {
    const stranger = await startReplica();
    const places: Readonly<Record<string, number | null>> = {
      'api.eu.usepylon.com': null,
      // Nobody listens on a loopback's port 1.
      'api.usepylon.com': 1,
      'api.eu.pagerduty.com': stranger.ports.https,
    };
    const mappings = replica.mappings.flatMap((mapping) => {
      const localPort = mapping.host in places ? places[mapping.host] : mapping.localPort;
      return localPort === null || localPort === undefined ? [] : [{ ...mapping, localPort }];
    });
    const session = await launchChromium({ build: `.output/${build}`, replica: { ...replica, mappings } });
    await use(session);
    await session.close();
    expect(stranger.log.all()).toEqual([]);
    await stranger.close();
  },
});

lost('hosts that are not reached, each with its reason', async ({ keybearer, replica }) => {
  const table = [
    ['pylon', 'EU', SAMPLE.pylonEu, 'name-not-found'],
    ['pylon', 'US', SAMPLE.pylonUs, 'connection-refused'],
    ['pagerduty', 'EU', SAMPLE.pagerdutyUserEu, 'certificate'],
  ] as const;
  for (const [providerId, region, secret, reason] of table) {
    const { id, on, test: result } = await keybearer.add({ providerId, region, secret });
    expect
      .soft(result, reason)
      .toMatchObject({ outcome: 'not-reached', reason, status: null, message: null });
    // Nothing speaks against the token.
    expect.soft(on, reason).toBe(true);
    await keybearer.ask('token.remove', { id });
  }
  expect(replica.log.all()).toEqual([]);
});
