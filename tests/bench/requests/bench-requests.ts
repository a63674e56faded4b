import type { BrowserContext } from '@playwright/test';
import { keybearerOf } from '../../e2e/support/keybearer';
import { type Replica, startReplica } from '../../servers/replica';
import { SAMPLE } from '../../servers/sample-tokens';
import { type ChromiumSession, launchChromium } from '../../support/chromium';
import { printRatio, printSamples, printTitle } from '../report';
import { interleave } from '../statistics/rounds';
import { API_HOST, DOCS_HOST, SITES } from './api-page';
import { askApi, type RequestTimes } from './ask-api';
import { launchPlainBrowser } from './plain-browser';

const MEASURES: readonly (readonly [keyof RequestTimes, string])[] = [
  ['firstByte', 'navigation to first byte'],
  ['wholePage', 'navigation to page parsed'],
  ['fetch', 'fetch from the docs page'],
];

/** What an attached token costs a request to its API, beside a browser without the extension. */
export async function benchRequests(rounds: number): Promise<void> {
  const replica = await startReplica({ sites: SITES });
  const session = await launchChromium({ build: '.output/chrome-mv3-e2e-all', replica });
  const [plain, again] = [await launchPlainBrowser(replica), await launchPlainBrowser(replica)];
  try {
    await attachToken(session);
    const samples = await interleave(rounds, {
      attached: await turns(session.context, replica, SAMPLE.pylonUs),
      plain: await turns(plain.context, replica, null),
      again: await turns(again.context, replica, null),
    });
    printTitle(`Requests to ${API_HOST} on loopback, ms; another such browser without shows the noise`);
    for (const [measure, label] of MEASURES) {
      const of = (side: keyof typeof samples) => samples[side].map((times) => times[measure]);
      printSamples(`${label}: token attached`, of('attached'));
      printSamples('  without the extension', of('plain'));
      printSamples('  without, another browser', of('again'));
      printRatio('  attached / without', of('attached'), of('plain'), 'aim ≤ 1.02');
      printRatio('  without / without', of('again'), of('plain'), 'noise');
    }
  } finally {
    await Promise.all([session.close(), plain.close(), again.close()]);
    await replica.close();
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

/** Turns in one browser. Each checks at the server that it measured what it says. */
async function turns(context: BrowserContext, replica: Replica, secret: string | null) {
  const tab = await context.newPage();
  return async (): Promise<RequestTimes> => {
    replica.log.clear();
    const times = await askApi(tab);
    const asked = replica.log.find({ host: API_HOST });
    const carried = asked.filter(({ rawHeaders }) =>
      rawHeaders.some((value) => value.endsWith(SAMPLE.pylonUs)),
    );
    if (carried.length !== (secret === null ? 0 : asked.length))
      throw new Error('measured the wrong requests');
    return times;
  };
}
