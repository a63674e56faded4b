import { copyBuild } from '../../e2e/support/build-copy';
import { startReplica } from '../../servers/replica';
import { SAMPLE_TOKENS } from '../../servers/sample-tokens';
import { type ChromiumSession, launchChromium } from '../../support/chromium';
import { printRatio, printSamples, printTitle } from '../report';
import { interleave } from '../statistics/rounds';
import { openPage, type PageTimes } from './open-page';
import { addReferencePages, PAGES, type PageName } from './reference-pages';
import { storeTokens, wakeWorker } from './store-tokens';

type Prepare = (session: ChromiumSession) => Promise<void>;

/** What the popup costs beside a static page and an empty React page of the same extension. */
export async function benchPopup(rounds: number): Promise<void> {
  const replica = await startReplica({ tokens: SAMPLE_TOKENS });
  const copy = await copyBuild('chrome-mv3-e2e-all', {});
  await addReferencePages(copy.dir);
  const session = await launchChromium({ build: copy.dir, replica });
  try {
    const buttons: Readonly<Record<PageName, number>> = {
      popup: await storeTokens(session),
      static: 0,
      react: 1,
    };
    const side = (prepare: Prepare, name: PageName) => async () => {
      await prepare(session);
      return openPage(session, PAGES[name], buttons[name]);
    };
    const asleep: Prepare = ({ killWorker }) => killWorker();
    const samples = await interleave(rounds, {
      popupAwake: side(wakeWorker, 'popup'),
      staticAwake: side(wakeWorker, 'static'),
      reactAwake: side(wakeWorker, 'react'),
      popupAsleep: side(asleep, 'popup'),
      staticAsleep: side(asleep, 'static'),
      reactAsleep: side(asleep, 'react'),
    });
    const { popupAwake, staticAwake, reactAwake, popupAsleep, staticAsleep, reactAsleep } = samples;
    print('worker awake', popupAwake, staticAwake, reactAwake);
    print('worker asleep', popupAsleep, staticAsleep, reactAsleep);
  } finally {
    await session.close();
    await copy.remove();
    await replica.close();
  }
}

type Times = readonly PageTimes[];

function print(state: string, popup: Times, fixed: Times, react: Times): void {
  const paints = (times: Times) => times.map(({ firstPaint }) => firstPaint);
  const lists = (times: Times) => times.map(({ list }) => list ?? Number.NaN);
  printTitle(`Popup with five tokens in a new tab, ${state}, ms from the start of the navigation`);
  printSamples('first contentful paint: popup', paints(popup));
  printSamples('  static page', paints(fixed));
  printSamples('  empty React page', paints(react));
  printRatio('  popup / static page', paints(popup), paints(fixed), 'aim ≤ 1.10');
  printSamples('list usable: popup', lists(popup));
  printSamples('  one button of an empty React page', lists(react));
  printRatio('  popup / empty React page', lists(popup), lists(react), 'aim ≤ 1.30');
}
