import type { Page } from '@playwright/test';
import type { Replica } from '../servers/replica';
import { type HeaderVector, readHeaderVectors } from '../support/header-vectors';
import { until } from '../support/until';
import type { Keybearer, TokenSeen } from './support/keybearer';
import { expect, test } from './support/test';

const PASSPHRASE = 'sample passphrase for tests';

const vectors = readHeaderVectors();

/** Makes the request of the vector again and gives the lines that the server saw. */
async function seenLines(vector: HeaderVector, tab: Page, replica: Replica): Promise<readonly string[]> {
  const url = new URL(vector.url);
  replica.log.clear();
  if (vector.pageOrigin === null) await tab.goto(vector.url);
  else
    await tab.evaluate(
      (address) =>
        fetch(address)
          .then((answer) => answer.text())
          .catch(() => ''),
      vector.url,
    );
  const request = await replica.log.waitFor(
    ({ host, path, method }) => host === url.hostname && path === url.pathname && method === vector.method,
  );
  return replica.log.headerLines(request, vector.names);
}

/** No line that Keybearer is there to add. */
async function expectNothingSent(vector: HeaderVector, tab: Page, replica: Replica): Promise<void> {
  const lines = await seenLines(vector, tab, replica);
  expect(lines.join('\n')).not.toContain(vector.token);
  for (const line of vector.lines.filter((each) => /^(?:authorization|x-api-key)/.test(each))) {
    expect(lines).not.toContain(line);
  }
}

async function addFor(vector: HeaderVector, keybearer: Keybearer, tab: Page): Promise<TokenSeen> {
  const { providerId, region, fields } = vector;
  const sites = vector.pageOrigin === null ? [] : [vector.pageOrigin];
  const token = await keybearer.add({
    providerId,
    secret: vector.token,
    fields,
    region,
    allowedSites: sites,
  });
  expect(token.test?.outcome).toBe('works');
  if (token.status === 'no-tab-chosen') {
    await tab.goto(new URL(vector.url).origin);
    await keybearer.ask('token.choose-tab', {
      id: token.id,
      tabId: await keybearer.tabId(tab),
      chosen: true,
    });
  }
  return token;
}

// Proves P3: The server gets the exact lines, and none over http, on another port or on a sub-domain.
// Proves P3: The server gets none after off, pause, lock or revoke.
// Proves P9: The status agrees with the lines at the server.
test.describe('header lines at the server', () => {
  for (const vector of vectors.filter(({ name }) => name !== 'polyteia-main-page-fetch')) {
    test(vector.name, async ({ keybearer, tab, replica }) => {
      if (vector.pageOrigin !== null) await tab.goto(vector.pageOrigin);
      await test.step('nothing before a token is added', () => expectNothingSent(vector, tab, replica));

      const { id } = await addFor(vector, keybearer, tab);
      const home = tab.url();
      await test.step('exactly these lines', async () => {
        expect(await seenLines(vector, tab, replica)).toEqual(vector.lines);
      });
      await test.step('seen as sent', async () => {
        await until('a count', async () => Object.keys((await keybearer.token(id)).sentInTab).length > 0);
      });

      await test.step('nothing on http, another port, a sub-domain', async () => {
        const { hostname, pathname } = new URL(vector.url);
        for (const address of [
          `http://${hostname}${pathname}`,
          `https://${hostname}:8443${pathname}`,
          `https://sub.${hostname}${pathname}`,
        ]) {
          replica.log.clear();
          if (vector.pageOrigin === null) await tab.goto(address).catch(() => null);
          else
            await tab.evaluate(
              (url) =>
                fetch(url, { mode: 'no-cors' })
                  .then(() => '')
                  .catch(() => ''),
              address,
            );
          // The browser may try https itself after http was refused; that is the right host again.
          const strays = replica.log.all().filter(({ host, door }) => host !== hostname || door !== 'https');
          const sent = strays.flatMap(({ rawHeaders }) => rawHeaders);
          expect(sent.join('\n')).not.toContain(vector.token);
        }
      });

      const again = async (): Promise<void> => {
        if (vector.pageOrigin === null && home !== tab.url()) await tab.goto(home);
        const token = await keybearer.token(id);
        if (token.status !== 'no-tab-chosen') return;
        await keybearer.ask('token.choose-tab', { id, tabId: await keybearer.tabId(tab), chosen: true });
      };
      const offAndOn: readonly (readonly [string, () => Promise<unknown>, () => Promise<unknown>])[] = [
        [
          'off',
          () => keybearer.ask('token.edit', { id, on: false }),
          () => keybearer.ask('token.edit', { id, on: true }),
        ],
        [
          'pause',
          () => keybearer.ask('pause.set', { paused: true }),
          () => keybearer.ask('pause.set', { paused: false }),
        ],
        [
          'lock',
          async () => {
            await keybearer.ask('passphrase.set', { passphrase: PASSPHRASE, proof: null });
            await keybearer.ask('vault.lock');
          },
          () => keybearer.ask('vault.unlock', { secret: { kind: 'passphrase', passphrase: PASSPHRASE } }),
        ],
        ['revoke', () => keybearer.ask('revoke.start', { id }), () => keybearer.ask('revoke.cancel', { id })],
      ];
      for (const [name, off, on] of offAndOn) {
        await test.step(`nothing after ${name}, the same lines afterwards`, async () => {
          await again();
          await off();
          await expectNothingSent(vector, tab, replica);
          await on();
          await again();
          expect(await seenLines(vector, tab, replica)).toEqual(vector.lines);
        });
      }
    });
  }
});
