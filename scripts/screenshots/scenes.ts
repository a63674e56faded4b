import type { Page } from '@playwright/test';
import type { Replica } from '../../tests/servers/replica';
import { SAMPLE } from '../../tests/servers/sample-tokens';
import { chooseApiInPopup } from '../../tests/support/choose-api';
import type { ChromiumSession } from '../../tests/support/chromium';
import { answerPrompt } from '../../tests/support/permission-prompt';
import { openRealPopup, type RealPopup } from '../../tests/support/real-popup';
import type { Xvfb } from '../../tests/support/xvfb';
import { picturePage, picturePopup } from './camera';

export interface Stage {
  readonly replica: Replica;
  readonly session: ChromiumSession;
  readonly xvfb: Xvfb;
}

const API = 'https://api.pagerduty.com/users/me';
/** No API has ever seen it. */
const UNKNOWN = 'sample-airship-token-9999999999999999Gone';
const PASSPHRASE = 'lantern orchid velvet harbour';
/** The options page is a tab, so it has a tab's width; as high as its list of tokens. */
const SETTINGS_SIZE = { width: 1040, height: 620 };

/** One token's life, a picture at each station. */
export async function playScenes(stage: Stage): Promise<void> {
  const { session } = stage;
  const tab = session.context.pages()[0] ?? (await session.context.newPage());
  await tab.goto(API);
  await addFirst(stage, tab);
  await addOthers(stage);
  await exploreAndLock(stage, tab);
  await unlock(stage);
  await pictureSettings(stage);
  await revoke(stage, tab);
}

async function withPopup(
  session: ChromiumSession,
  scene: (popup: RealPopup) => Promise<void>,
): Promise<void> {
  const popup = await openRealPopup(session);
  await scene(popup);
  await popup.close();
}

/** The prompt closes the popup in the middle of the click; the result waits in the next one. */
async function allowAndTest(popup: RealPopup, xvfb: Xvfb): Promise<void> {
  await answerPrompt(xvfb, 'grant', () => popup.click('Allow and test', 'button').catch(() => undefined));
}

async function addFirst({ session, xvfb }: Stage, tab: Page): Promise<void> {
  await tab.bringToFront();
  await withPopup(session, async (popup) => {
    await popup.waitForText('See your own answer, not a 401');
    await picturePopup('first-run', popup);
    await popup.fill('Token', `Authorization: Token token=${SAMPLE.pagerdutyUserUs}`);
    await popup.click('Continue', 'button');
    await popup.click('US', 'radio');
    await popup.waitForText('Your browser will ask');
    await picturePopup('add', popup);
    await allowAndTest(popup, xvfb);
  });
  await withPopup(session, async (popup) => {
    await popup.waitForText('Works');
    await picturePopup('result', popup);
    await popup.click('Not now', 'button');
    await popup.click('Done', 'button');
    await popup.waitForText('This tab');
  });
}

/** Two more, so that there is a list: one that works and one that its provider refuses. */
async function addOthers({ session, xvfb }: Stage): Promise<void> {
  // A tab of an API would speak for that API.
  const empty = await session.context.newPage();
  await empty.bringToFront();
  const others = [
    { token: SAMPLE.pylonUs, provider: 'Pylon', host: 'api.usepylon.com', says: 'Works' },
    { token: UNKNOWN, provider: 'Airship', host: 'api.airship.co.uk', says: 'Refused by Airship' },
  ];
  for (const { token, provider, host, says } of others) {
    await withPopup(session, async (popup) => {
      await popup.click('Add', 'button');
      await popup.fill('Token', token);
      await popup.click('Continue', 'button');
      await popup.waitForText('Choose');
      await chooseApiInPopup(popup, provider);
      await popup.waitForText(host);
      await allowAndTest(popup, xvfb);
    });
    await withPopup(session, async (popup) => {
      await popup.waitForText(says);
      await popup.click('Done', 'button');
      await popup.waitForText('This tab');
    });
  }
  await empty.close();
}

async function exploreAndLock({ session }: Stage, tab: Page): Promise<void> {
  for (let visits = 0; visits < 3; visits += 1) await tab.goto(API);
  await tab.bringToFront();
  await withPopup(session, async (popup) => {
    await popup.waitForText('last answer 200');
    await picturePopup('this-tab', popup);
    await popup.click('More', 'button');
    await popup.click('Set a passphrase', 'menuitem');
    await popup.fill('Passphrase', PASSPHRASE);
    await popup.fill('Repeat the passphrase', PASSPHRASE);
    await popup.click('Set a passphrase', 'button');
    await popup.click('Lock', 'button');
    await popup.waitForText('until you unlock');
  });
}

async function unlock({ session }: Stage): Promise<void> {
  await withPopup(session, async (popup) => {
    await popup.waitForText('Unlock and reload this tab');
    await picturePopup('locked', popup);
    await popup.fill('Passphrase', PASSPHRASE);
    await popup.click('Unlock and reload this tab', 'button');
    await popup.waitForText('This tab');
  });
}

async function pictureSettings({ session }: Stage): Promise<void> {
  const page = await session.openPopupPage('options.html');
  await page.setViewportSize(SETTINGS_SIZE);
  await page.getByRole('table').waitFor();
  await picturePage('options', page);
  await page.close();
}

async function revoke({ session }: Stage, tab: Page): Promise<void> {
  await tab.bringToFront();
  await withPopup(session, async (popup) => {
    await popup.click('More for PagerDuty US · Sample User', 'button');
    await popup.click('Revoke at PagerDuty', 'menuitem');
    await popup.click('Stop sending and revoke', 'button');
    await popup.waitForText('I deleted it, check now');
    await picturePopup('revoke', popup);
  });
}
