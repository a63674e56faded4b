import { keybearerOf } from '../../e2e/support/keybearer';
import { SAMPLE } from '../../servers/sample-tokens';
import type { ChromiumSession } from '../../support/chromium';

const TOKENS = [
  { providerId: 'airship-uk', region: null, secret: SAMPLE.airship },
  { providerId: 'splxai-probe', region: 'EU', secret: SAMPLE.splxaiEu },
  { providerId: 'pagerduty', region: 'US', secret: SAMPLE.pagerdutyUserUs },
  { providerId: 'polyteia', region: null, secret: SAMPLE.polyteia },
  { providerId: 'pylon', region: 'US', secret: SAMPLE.pylonUs },
] as const;

/** Adds and tests a token of every provider, as after some days of use. @returns how many */
export async function storeTokens(session: ChromiumSession): Promise<number> {
  const keybearer = await keybearerOf(session);
  for (const token of TOKENS) await keybearer.add(token);
  await keybearer.ask('result.dismiss', {});
  await keybearer.page.close();
  return TOKENS.length;
}

/** Starts the worker, should it be stopped, as the popup's own first question does. */
export async function wakeWorker(session: ChromiumSession): Promise<void> {
  const { page } = await keybearerOf(session);
  await page.close();
}
