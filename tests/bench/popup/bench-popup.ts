import { killWorker } from '../../e2e/support/kill-worker';
import { startReplica } from '../../servers/replica';
import { SAMPLE_TOKENS } from '../../servers/sample-tokens';
import { type ChromiumSession, launchChromium } from '../../support/chromium';
import { workerRuns } from '../../support/chromium-control';
import { until } from '../../support/until';
import { printNumber, printRatio, printSamples, printTitle } from '../report';
import { interleave } from '../statistics/rounds';
import { benchBuild } from './bench-build';
import { openPage, type PageTimes } from './open-page';
import { PAGES, type PageName } from './reference-pages';
import { storeTokens, wakeWorker } from './store-tokens';

/** What the popup costs beside a static page and an empty React page of the same extension. */
export async function benchPopup(rounds: number): Promise<void> {
  const replica = await startReplica({ tokens: SAMPLE_TOKENS });
  const copy = await benchBuild();
  const session = await launchChromium({ build: copy.path, replica });
  try {
    const buttons: Readonly<Record<PageName, number>> = {
      popup: await storeTokens(session),
      static: 0,
      react: 1,
    };
    const side = (runs: boolean, name: PageName) => () => measured(session, runs, PAGES[name], buttons[name]);
    const { samples, quiet } = await interleave(rounds, {
      popupAwake: side(true, 'popup'),
      staticAwake: side(true, 'static'),
      reactAwake: side(true, 'react'),
      popupAsleep: side(false, 'popup'),
      staticAsleep: side(false, 'static'),
      reactAsleep: side(false, 'react'),
    });
    const { popupAwake, staticAwake, reactAwake, popupAsleep, staticAsleep, reactAsleep } = samples;
    printTitle('Popup with five tokens in a new tab, in ms from the start of the navigation', rounds, quiet);
    print('worker awake', popupAwake, staticAwake, reactAwake);
    print('worker asleep', popupAsleep, staticAsleep, reactAsleep);
  } finally {
    await session.close();
    await copy.remove();
    await replica.close();
  }
}

/** One sample that begins with the worker as wanted. The navigation of a tab wakes it, as a real popup's does not. */
async function measured(
  session: ChromiumSession,
  runs: boolean,
  path: string,
  buttons: number,
): Promise<PageTimes> {
  if (runs) await wakeWorker(session);
  return openPage(session, path, buttons, async (tab) => {
    // Events of the new tab may wake it again.
    await until(`a worker that ${runs ? 'runs' : 'sleeps'}`, async () => {
      if (!runs) await killWorker(session, tab);
      return (await workerRuns(session.context, session.extensionId)) === runs;
    });
  });
}

type Times = readonly PageTimes[];

function print(state: string, popup: Times, fixed: Times, react: Times): void {
  const paints = (times: Times) => times.map(({ firstPaint }) => firstPaint);
  const lists = (times: Times) => times.map(({ list }) => list ?? Number.NaN);
  const furthest = Math.max(...popup.map(({ shift }) => shift));
  printSamples(`${state}: popup's first contentful paint`, paints(popup));
  printSamples('  static page', paints(fixed));
  printSamples('  empty React page', paints(react));
  printRatio('  popup / static page', paints(popup), paints(fixed), 'aim ≤ 1.10');
  printSamples(`${state}: popup's list usable`, lists(popup));
  printSamples('  one button of an empty React page', lists(react));
  printRatio('  popup / empty React page', lists(popup), lists(react), 'aim ≤ 1.30');
  printNumber(`${state}: furthest layout shift of a round`, furthest, 'aim 0');
}
