import { keybearerOf } from '../../e2e/support/keybearer';
import { startReplica } from '../../servers/replica';
import { SAMPLE } from '../../servers/sample-tokens';
import { type ChromiumSession, launchChromium } from '../../support/chromium';
import { printDifference, printRatio, printSamples, printTitle } from '../report';
import { interleave } from '../statistics/rounds';
import { API_HOST, DOCS_HOST, SITES } from './api-page';
import type { RequestTimes } from './ask-api';
import { putDistance } from './distance';
import { launchPlainBrowser } from './plain-browser';
import { turnsIn } from './turns';

/** Milliseconds to the API and back: next door, and as far as from one country to the next. */
const ROUND_TRIPS = [0, 40];

const MEASURES: readonly (readonly [keyof RequestTimes, string])[] = [
  ['firstByte', 'navigation to first byte'],
  ['wholePage', 'navigation to page parsed'],
  ['fetch', 'fetch from the docs page'],
];

/** What an attached token costs a request to its API, beside a browser without the extension. */
export async function benchRequests(rounds: number): Promise<void> {
  const server = await startReplica({ sites: SITES });
  const distance = await putDistance(server);
  const { replica } = distance;
  const session = await launchChromium({ build: '.output/chrome-mv3-e2e-all', replica });
  const [plain, again] = [await launchPlainBrowser(replica), await launchPlainBrowser(replica)];
  try {
    await attachToken(session);
    const sides = {
      attached: await turnsIn(session.context, replica, SAMPLE.pylonUs),
      plain: await turnsIn(plain.context, replica, null),
      again: await turnsIn(again.context, replica, null),
    };
    for (const roundTrip of ROUND_TRIPS) {
      distance.set(roundTrip);
      const { samples, quiet } = await interleave(rounds, sides);
      printTitle(`Requests to ${API_HOST}, ${roundTrip} ms away, in ms`, rounds, quiet);
      for (const [measure, label] of MEASURES) {
        const of = (side: keyof typeof samples) => samples[side].map((times) => times[measure]);
        printSamples(`${label}: token attached`, of('attached'));
        printSamples('  without the extension', of('plain'));
        printSamples('  without, another browser', of('again'));
        printDifference('  attached − without', of('attached'), of('plain'));
        printRatio('  attached / without', of('attached'), of('plain'), 'aim ≤ 1.02');
        printRatio('  without / without', of('again'), of('plain'), 'noise');
      }
    }
  } finally {
    await Promise.all([session.close(), plain.close(), again.close()]);
    distance.close();
    await server.close();
  }
}

async function attachToken(session: ChromiumSession): Promise<void> {
  const keybearer = await keybearerOf(session);
  await keybearer.add({
    providerId: 'pylon',
    region: 'US',
    secret: SAMPLE.pylonUs,
    allowedSites: [`https://${DOCS_HOST}`],
    how: 'without-test',
  });
  await keybearer.page.close();
}
