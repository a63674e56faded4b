import type { Replica } from '../../tests/servers/replica';
import { SAMPLE } from '../../tests/servers/sample-tokens';
import type { ChromiumSession } from '../../tests/support/chromium';
import { answerPrompt } from '../../tests/support/permission-prompt';
import { openRealPopup, type RealPopup } from '../../tests/support/real-popup';
import { until } from '../../tests/support/until';
import type { Xvfb } from '../../tests/support/xvfb';
import type { Frame } from './animated-png';
import type { Studio } from './studio';

export interface FilmStage {
  readonly replica: Replica;
  readonly session: ChromiumSession;
  readonly xvfb: Xvfb;
  readonly studio: Studio;
  readonly scheme: 'light' | 'dark';
}

const API = 'https://api.pagerduty.com/users/me';
/** A page of somebody else with a link to the API. */
const FOREIGN = `https://evil.example/page?markup=${encodeURIComponent(`<h1>Win a prize</h1><a href="${API}">Click here</a>`)}`;
const COMMAND = `curl ${API} -H 'Authorization: Token token=${SAMPLE.pagerdutyUserUs}'`;
const PASSPHRASE = 'lantern orchid velvet harbour';

/** One token's first minute, from the 401 to the lock. About fifteen seconds. */
export async function playFilm({ session, xvfb, studio, scheme }: FilmStage): Promise<readonly Frame[]> {
  const { shoot } = studio;
  const frames: Frame[] = [];
  const tab = session.context.pages()[0] ?? (await session.context.newPage());
  await tab.emulateMedia({ colorScheme: scheme });
  await tab.goto(API);
  await closeWelcome(session);
  await tab.bringToFront();
  frames.push(await shoot('An API in a tab.', 1.5));

  const adding = await openStillPopup(session);
  await adding.waitForText('See your own answer, not a 401');
  frames.push(await shoot('Copy what the documentation shows, and paste it.', 1.5));
  await adding.fill('Token', COMMAND);
  await adding.click('Continue', 'button');
  await adding.waitForText('Your browser will ask');
  frames.push(await shoot('It knows the API, and shows where the token goes: only there.', 2.5));
  frames.push(await prompted(adding, xvfb, () => shoot('One question, by your browser.', 1.5)));

  const result = await openStillPopup(session);
  await result.waitForText('Works');
  frames.push(await shoot('The API says who you are.', 1.5));
  await result.click('Not now', 'button');
  await result.click('Done', 'button');
  await result.close();
  await tab.goto(API);
  await tab.bringToFront();
  frames.push(await shoot('Your own answer.', 1.5));

  await tab.goto(FOREIGN);
  frames.push(await shoot('A page that you happen to visit links to the API …', 1.5));
  await tab.getByRole('link').click();
  await tab.waitForURL(API);
  const foreign = await openStillPopup(session);
  await foreign.waitForText('so the token was not sent');
  frames.push(await shoot('… and can’t borrow the token.', 2));
  await foreign.click('More', 'button');
  await foreign.click('Set a passphrase', 'menuitem');
  await foreign.fill('Passphrase', PASSPHRASE);
  await foreign.fill('Repeat the passphrase', PASSPHRASE);
  await foreign.click('Set a passphrase', 'button');
  await foreign.click('Lock', 'button');
  await foreign.waitForText('until you unlock');
  await foreign.close();
  const locked = await openStillPopup(session);
  await locked.waitForText('Unlock');
  frames.push(await shoot('Locked is locked.', 1.5));
  await locked.close();
  return frames;
}

/** The tab that opens once after installing would stand before the API's. */
async function closeWelcome({ context, extensionId }: ChromiumSession): Promise<void> {
  const welcome = await until('the welcome page', () =>
    context.pages().find((page) => page.url().startsWith(`chrome-extension://${extensionId}/`)),
  );
  await welcome.close();
}

/** A text cursor that blinks would never let the picture be still. */
async function openStillPopup(session: ChromiumSession): Promise<RealPopup> {
  const popup = await openRealPopup(session);
  await popup.page.evaluate("document.documentElement.style.caretColor = 'transparent'");
  return popup;
}

/** The frame with the browser's prompt, which closes the popup. */
async function prompted(popup: RealPopup, xvfb: Xvfb, shoot: () => Promise<Frame>): Promise<Frame> {
  const taken: Frame[] = [];
  await answerPrompt(
    xvfb,
    'grant',
    () => popup.click('Allow and test', 'button').catch(() => undefined),
    async () => void taken.push(await shoot()),
  );
  await popup.close();
  const [frame] = taken;
  if (frame === undefined) throw new Error('the prompt was answered before it was seen');
  return frame;
}
