import type { Page } from '@playwright/test';
import { json, redirect, page as webPage } from '../servers/answers';
import { startReplica } from '../servers/replica';
import { launchChromium } from '../support/chromium';
import { copyBuild } from './support/build-copy';
import type { Keybearer } from './support/keybearer';
import {
  arrived,
  GRANTED,
  type Kind,
  type RevokingSites,
  revokingCatalogue,
  revokingSites,
  SECRET,
} from './support/revoking-site';
import { test as base, expect } from './support/test';

const test = base.extend<{ readonly servers: RevokingSites }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from the pattern.
  servers: async ({}, use) => use(revokingSites()),
  replica: async ({ servers }, use) => {
    const replica = await startReplica({ sites: servers.sites });
    await use(replica);
    await replica.close();
  },
  browserSession: async ({ replica }, use) => {
    const build = await copyBuild('chrome-mv3', { hosts: GRANTED, catalogue: revokingCatalogue });
    const session = await launchChromium({ build: build.path, replica });
    await use(session);
    await session.close();
    await build.remove();
  },
});

/** Adds a token and begins its revocation, as a person does. */
async function begin(keybearer: Keybearer, kind: Kind): Promise<void> {
  const { page } = keybearer;
  await keybearer.add({ providerId: kind, secret: SECRET });
  await page.getByRole('button', { name: 'Not now' }).click();
  await page.getByRole('button', { name: 'Done' }).click();
  await page
    .getByRole('button', { name: new RegExp(`^Made ${kind}`) })
    .first()
    .click();
  await page.getByRole('button', { name: /^More for / }).click();
  await page.getByRole('menuitem', { name: `Revoke at Made ${kind}` }).click();
  await page.getByRole('button', { name: 'Stop sending and revoke' }).click();
}

const holdOf = (page: Page) => page.getByRole('button', { name: /^Hold to revoke at / });
const done = (page: Page) => page.getByText(/is revoked\. .* refused it at/);

/** Presses the mouse on the button until something is there. */
async function hold(page: Page, until: () => Promise<void>): Promise<void> {
  await holdOf(page).hover();
  await page.mouse.down();
  await until();
  await page.mouse.up();
}

const HEADER = `authorization: Bearer ${SECRET}`;
const CHECKS = (kind: string) => `GET https://api.${kind}-revoke.com/v1/me\n${HEADER}`;

// Proves P8: The server sees the call that revokes once, to the letter, and a check after it, and nothing before the hold.
test.describe('the call', () => {
  for (const [kind, shown, calls] of [
    [
      'self',
      ['DELETE https://api.self-revoke.com/v1/tokens/self', 'Authorization: Bearer ••••7Xqk'],
      [`DELETE https://api.self-revoke.com/v1/tokens/self\n${HEADER}`],
    ],
    [
      'bare',
      ['POST https://api.bare-revoke.com/credentials/revoke', '{"credentials":["••••7Xqk"]}'],
      [
        `POST https://api.bare-revoke.com/credentials/revoke\ncontent-type: application/json\n{"credentials":["${SECRET}"]}`,
      ],
    ],
    [
      'byid',
      ['GET https://api.byid-revoke.com/v1/whoami', 'DELETE https://api.byid-revoke.com/v1/tokens/{id}'],
      [
        `GET https://api.byid-revoke.com/v1/whoami\n${HEADER}`,
        `DELETE https://api.byid-revoke.com/v1/tokens/tok_1\n${HEADER}`,
      ],
    ],
  ] as const)
    test(`a token is revoked by the one call that was shown: ${kind}`, async ({ keybearer, replica }) => {
      const { page } = keybearer;
      await begin(keybearer, kind);
      replica.log.clear();
      for (const line of shown) await expect(page.getByText(line, { exact: true })).toBeVisible();
      await expect(page.getByText('Belongs to Sample User')).toBeVisible();
      expect(await page.content()).not.toContain(SECRET);
      await hold(page, () => expect(done(page)).toBeVisible());
      expect(arrived(replica)).toEqual([...calls, CHECKS(kind)]);
      expect((await keybearer.snapshot())?.tokens).toEqual([]);
    });
});

test('access to another host of the company is asked for before the button is there', async ({
  keybearer,
  replica,
}) => {
  const { page } = keybearer;
  await begin(keybearer, 'auth');
  replica.log.clear();
  await expect(page.getByText('POST https://login.auth-revoke.com/revoke', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Allow login.auth-revoke.com' })).toBeVisible();
  await expect(holdOf(page)).toBeHidden();
  const [token] = (await keybearer.snapshot())?.tokens ?? [];
  const shown = token?.revocation?.call?.lines ?? [];
  const reply = await keybearer.send('revoke.call', { id: token?.id, shown, after: null });
  expect(reply.code).toBe('no-access');
  expect(arrived(replica)).toEqual([]);
});

test('a token without a page and a call says so, and is asked about', async ({ keybearer, replica }) => {
  const { page } = keybearer;
  await begin(keybearer, 'none');
  await expect(
    page.getByText(
      'does not know the page where Made none deletes tokens. Look in your account at none-revoke.com.',
    ),
  ).toBeVisible();
  await expect(holdOf(page)).toBeHidden();
  replica.log.clear();
  await page.getByRole('button', { name: 'I deleted it, check now' }).click();
  await expect(page.getByText('Made none still accepts it.')).toBeVisible();
  expect(arrived(replica)).toEqual([CHECKS('none')]);
});

// Proves P9: An answer that forbids, redirects or is a web page never ends a revocation.
test.describe('the answer', () => {
  for (const [what, answer, says, checks] of [
    ['a prohibition', json(403, { message: `no, ${SECRET}` }), 'does not let this token revoke itself', 0],
    ['a redirect to another host', redirect('https://evil.example/'), 'does not say that it is revoked', 1],
    ['a web page', webPage('Sign in', 'Welcome'), 'does not say that it is revoked', 1],
  ] as const)
    test(`a token stays after ${what}`, async ({ keybearer, replica, servers }) => {
      const { page } = keybearer;
      await begin(keybearer, 'self');
      replica.log.clear();
      servers.answerCallsWith(answer);
      await hold(page, () => expect(page.getByText(says)).toBeVisible());
      if (checks > 0) await expect(page.getByText('Made self still accepts it.')).toBeVisible();
      expect(arrived(replica)).toEqual([
        `DELETE https://api.self-revoke.com/v1/tokens/self\n${HEADER}`,
        ...Array.from({ length: checks }, () => CHECKS('self')),
      ]);
      expect(replica.log.all().filter(({ host }) => host === 'evil.example')).toEqual([]);
      expect(await page.content()).not.toContain(SECRET);
      await expect(page.getByRole('button', { name: 'Open Made self' })).toBeVisible();
      expect((await keybearer.snapshot())?.tokens).toHaveLength(1);
    });
});

test('an id that leads elsewhere calls nothing', async ({ keybearer, replica, servers }) => {
  const { page } = keybearer;
  await begin(keybearer, 'byid');
  replica.log.clear();
  servers.answerCallsWith(json(200, { token: { id: '../users/1' } }));
  await hold(page, () => expect(page.getByText('did not say which token this is')).toBeVisible());
  expect(arrived(replica)).toEqual([`GET https://api.byid-revoke.com/v1/whoami\n${HEADER}`]);
});

test.describe('the button', () => {
  test('is held by key, too', async ({ keybearer, replica }) => {
    const { page } = keybearer;
    await begin(keybearer, 'self');
    replica.log.clear();
    await holdOf(page).focus();
    await page.keyboard.down('Space');
    await expect(page.getByText('Keep holding…')).toBeVisible();
    await expect(done(page)).toBeVisible();
    await page.keyboard.up('Space');
    expect(arrived(replica)).toHaveLength(2);
  });

  test('does nothing when let go early, left, or pressed twice at once; and is pressed twice in peace', async ({
    keybearer,
    replica,
  }) => {
    const { page } = keybearer;
    await begin(keybearer, 'self');
    replica.log.clear();
    await page.clock.install();
    await page.clock.pauseAt(Date.now() + 60_000);
    const button = holdOf(page);
    const rests = page.getByText('Hold it for a moment, or press it twice.');

    await button.hover();
    await page.mouse.down();
    await page.clock.runFor(1100);
    await page.mouse.move(1, 1);
    await page.clock.runFor(5000);
    await page.mouse.up();
    await expect(rests).toBeVisible();

    await button.focus();
    await page.keyboard.down('Enter');
    await page.clock.runFor(1100);
    await page.keyboard.press('Tab');
    await page.clock.runFor(5000);
    await page.keyboard.up('Enter');
    await expect(rests).toBeVisible();

    await button.dblclick();
    await page.clock.runFor(900);
    await expect(page.getByText('Pressed once.')).toBeVisible();
    await page.clock.runFor(10_000);
    await expect(rests).toBeVisible();

    await button.press('Enter');
    await page.clock.runFor(11_000);
    await button.press('Enter');
    await page.clock.runFor(900);
    await button.press('Enter');
    expect(arrived(replica)).toEqual([]);

    await page.clock.runFor(1100);
    // As a screen reader presses it: without a pointer and without a key.
    await button.dispatchEvent('click');
    await expect(done(page)).toBeVisible();
    expect(arrived(replica)).toHaveLength(2);
  });
});
