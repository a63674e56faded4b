import { SAMPLE } from '../servers/sample-tokens';
import { expect, test } from './support/test';

const API = 'api.pagerduty.com';

// Proves P3: A redirect to another host, port or scheme takes the token nowhere.
test('a redirect from the API takes the token nowhere', async ({ keybearer, replica, tab }) => {
  await keybearer.add({ providerId: 'pagerduty', secret: SAMPLE.pagerdutyUserUs, region: 'US' });
  for (const target of [
    'https://other.example/landed',
    `http://sub.${API}/landed`,
    `https://${API}:8443/landed`,
  ]) {
    replica.setFault(API, { redirectTo: target });
    replica.log.clear();
    await tab.goto(`https://${API}/users/me`).catch(() => null);
    const landed = await replica.log.waitFor(({ path }) => path === '/landed');
    expect(landed.rawHeaders.join()).not.toContain(SAMPLE.pagerdutyUserUs);
    const first = await replica.log.waitFor(({ host, path }) => host === API && path === '/users/me');
    expect(first.rawHeaders.join()).toContain(SAMPLE.pagerdutyUserUs);
  }
});

// Proves P8: From adding to unlocking, the asked provider alone hears from the browser.
test('nothing but the asked provider hears of a token', async ({ keybearer, replica, browserSession }) => {
  const requested: string[] = [];
  browserSession.context.on('request', (request) => requested.push(request.url()));
  const { id } = await keybearer.add({
    providerId: 'pagerduty',
    secret: SAMPLE.pagerdutyUserUs,
    region: 'US',
  });
  await keybearer.ask('passphrase.set', { passphrase: 'sample passphrase for tests', proof: null });
  await keybearer.ask('vault.lock');
  await keybearer.ask('vault.unlock', {
    secret: { kind: 'passphrase', passphrase: 'sample passphrase for tests' },
  });
  await keybearer.ask('token.test', { id });
  expect(replica.log.all().map(({ host, method, path }) => `${method} ${host}${path}`)).toEqual([
    `GET ${API}/users/me`,
    `GET ${API}/users/me`,
  ]);
  expect(
    requested.filter((url) => !url.startsWith(`https://${API}/`) && !url.startsWith('chrome-extension:')),
  ).toEqual([]);
});
