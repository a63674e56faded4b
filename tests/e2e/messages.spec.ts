import type { Page } from '@playwright/test';
import { MESSAGES } from '../../core/messages/message-table';
import { type ChromiumSession, launchChromium } from '../support/chromium';
import { openRealPopup } from '../support/real-popup';
import { until } from '../support/until';
import { alteredBuild, loadBoth, smallExtension } from './support/altered-build';
import { readState } from './support/extension-state';
import { MESSAGE_SAMPLES } from './support/message-samples';
import { type Heard, sendFrom, shortly } from './support/send-from';
import { STRANGER_FILES, STRANGER_ID, STRANGERS_SITE } from './support/stranger';
import { expect, test } from './support/test';
import { WRONG_MESSAGES } from './support/wrong-messages';

type Send = (message: unknown) => Promise<Heard>;

/** Who sends, and with what they send. */
type Senders = Readonly<Record<string, (session: ChromiumSession) => Promise<Send>>>;

/** What our own pages get for a message that is another page's to send. */
const NOT_YOURS = 'invalid-input message';

const fromPage = (path: string) => async (session: ChromiumSession) => {
  const page = await session.openPopupPage(path);
  return (message: unknown) => sendFrom(page, message);
};

const ACCEPTED: Senders = {
  'the popup in a tab': fromPage('popup.html'),
  'the welcome tab': fromPage('popup.html#welcome'),
  'the options page': fromPage('options.html'),
  'the real popup': async (session) => {
    await (await session.context.newPage()).bringToFront();
    const { page } = await openRealPopup(session);
    return (message) => sendFrom({ evaluate: page.evaluate.bind(page) as Page['evaluate'] }, message);
  },
};

const REFUSED: Senders = {
  'a page of ours that is not in the list': fromPage('manifest.json'),
  'a page of ours under a look-alike path': fromPage('icon/key.svg#/popup.html'),
  'our popup in a frame of our own page': async (session) => {
    const page = await session.openPopupPage('options.html');
    const frame = await framed(page, '/popup.html');
    return (message) => sendFrom(frame, message);
  },
  'a web page': async (session) => {
    const page = await session.context.newPage();
    await page.goto('https://other.example/');
    return (message) => sendFrom(page, message, session.extensionId);
  },
  'a web page that may talk to another extension': async (session) => {
    const page = await session.context.newPage();
    await page.goto(STRANGERS_SITE);
    return (message) => sendFrom(page, message, session.extensionId);
  },
  'another extension': async (session) => {
    const page = await session.context.newPage();
    await page.goto(`chrome-extension://${STRANGER_ID}/page.html`);
    return (message) => sendFrom(page, message, session.extensionId);
  },
};

const NO_REPLY: Readonly<Record<keyof typeof REFUSED, string>> = {
  'a web page': 'no api',
  'a web page that may talk to another extension': 'no receiver',
  'another extension': 'no receiver',
};

async function framed(page: Page, path: string) {
  await page.evaluate((src) => {
    document.body.append(Object.assign(document.createElement('iframe'), { src }));
  }, path);
  return until(`${path} in a frame`, () =>
    page.frames().find((frame) => frame !== page.mainFrame() && frame.url().endsWith(path)),
  );
}

test('every message is in the table of samples', () => {
  expect(MESSAGE_SAMPLES.map(({ name }) => name).sort()).toEqual(Object.keys(MESSAGES).sort());
});

test.describe('accepted from', () => {
  test.use({ build: 'chrome-mv3' });
  for (const [sender, open] of Object.entries(ACCEPTED)) {
    test(sender, async ({ keybearer, browserSession }) => {
      await keybearer.page.close();
      const send = await open(browserSession);
      const answers: string[] = [];
      for (const { name, input } of MESSAGE_SAMPLES) {
        answers.push(`${name}: ${shortly(await send({ name, input }))}`);
      }
      const mayAll = sender === 'the options page';
      const expected = MESSAGE_SAMPLES.map(({ name, from, answer }) =>
        mayAll || from === 'popup and options' ? `${name}: ${answer}` : `${name}: ${NOT_YOURS}`,
      );
      expect(answers).toEqual(expected);
    });
  }
});

/** Our pages allow no frames at all, so this copy has another policy: the sender is judged alone. */
const testWithStranger = test.extend({
  browserSession: async ({ replica }, use) => {
    const copy = await alteredBuild('.output/chrome-mv3', (manifest) =>
      manifest.replace("frame-ancestors 'none'", "frame-ancestors 'self'; frame-src 'self'"),
    );
    const stranger = await smallExtension(STRANGER_FILES);
    const session = await launchChromium({ build: copy.path, replica, args: loadBoth(copy.path, stranger) });
    await use(session);
    await session.close();
    await Promise.all([copy.remove(), stranger.remove()]);
  },
});

// Proves P8: Web pages, frames and other extensions get no answer to any message.
testWithStranger.describe('refused from', () => {
  for (const [sender, open] of Object.entries(REFUSED)) {
    testWithStranger(sender, async ({ keybearer, browserSession }) => {
      const send = await open(browserSession);
      const before = await readState(keybearer.page);
      const answers: string[] = [];
      for (const { name, input } of MESSAGE_SAMPLES) answers.push(shortly(await send({ name, input })));
      expect(new Set(answers)).toEqual(new Set([NO_REPLY[sender] ?? 'no answer']));
      expect(await readState(keybearer.page)).toEqual(before);
    });
  }
});

test.describe('refused from our own page', () => {
  test.use({ build: 'chrome-mv3' });
  // Proves P8: Messages of another shape are refused.
  test('whatever is not of the exact shape', async ({ keybearer, browserSession }) => {
    await keybearer.page.close();
    // The page that may send everything.
    const page = await browserSession.openPopupPage('options.html');
    const before = await readState(page);
    for (const { what, message, canary } of WRONG_MESSAGES) {
      const heard = await sendFrom(page, message);
      expect(heard, what).toEqual({ ok: false, code: 'invalid-input', params: { reason: 'message' } });
      expect(JSON.stringify(heard), what).not.toContain(canary);
    }
    expect(await readState(page)).toEqual(before);
  });

  test('of a paste without a token: said what it is, and none of it', async ({ keybearer }) => {
    for (const text of ['canary with spaces', 'canary\u00e4', 'x"canary"x', `canary${'x'.repeat(9000)}`]) {
      const heard = await sendFrom(keybearer.page, put(text));
      expect(heard).toMatchObject({ ok: true, value: { draft: null, paste: { kind: 'none' } } });
      expect(JSON.stringify(heard)).not.toContain('canary');
    }
  });

  test('whatever the product itself refuses, with a code and harmless values', async ({ keybearer }) => {
    const { page } = keybearer;
    const before = await readState(page);
    for (const [message, code] of refusedByContent) {
      const heard = await sendFrom(page, message);
      expect(shortly(heard), JSON.stringify(message)).toBe(code);
      expect(Object.keys(heard as object).sort()).toEqual(['code', 'ok', 'params']);
      expect(JSON.stringify(heard)).not.toContain('canary');
    }
    expect(await readState(page)).toEqual(before);
  });
});

const put = (text: string) => ({ name: 'draft.put', input: { text, tabOrigin: null, replacesId: null } });
const CANARY_ID = 'canary-canary-canary';

/** Right in shape, wrong in content; each carries the word that no reply may repeat. */
const refusedByContent: readonly (readonly [object, string])[] = [
  [put(`canary${'x'.repeat(70_000)}`), 'invalid-input paste-too-long'],
  [{ name: 'draft.put', input: { text: 'canary', tabOrigin: null, replacesId: CANARY_ID } }, 'not-found'],
  [
    { name: 'draft.choose', input: { providerId: 'canary', region: 'canary', allowedSites: [] } },
    'not-found',
  ],
  [{ name: 'token.test', input: { id: CANARY_ID } }, 'not-found'],
  [{ name: 'token.use-region', input: { id: CANARY_ID, region: 'canary' } }, 'not-found'],
  [{ name: 'token.edit', input: { id: CANARY_ID, label: 'canary' } }, 'not-found'],
  [
    { name: 'vault.unlock', input: { secret: { kind: 'passphrase', passphrase: 'canary' } } },
    'invalid-input no-slot',
  ],
  [
    {
      name: 'passphrase.set',
      input: { passphrase: 'canary', proof: { kind: 'passphrase', passphrase: 'canary' } },
    },
    'invalid-input passphrase-too-short',
  ],
];
