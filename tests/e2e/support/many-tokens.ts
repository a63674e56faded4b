import type { Page } from '@playwright/test';
import { sealBackup } from '../../../core/backup/seal-backup';
import { PASSPHRASE, QUICK_WORK, sampleBackup } from '../../../core/backup/testing/sample-backup';
import type { TokenRecord } from '../../../core/token/token-record';
import { fakeToken } from '../../../core/vault/testing/fake-token';

const DAY = 24 * 3_600_000;
const OUTCOMES = ['works', 'works', 'works', 'limited', 'refused', null] as const;

/** Tokens of several providers, with every kind of thing that a list shows. @param now milliseconds since 1970 */
export function manyTokens(count: number, now: number): readonly TokenRecord[] {
  return Array.from({ length: count }, (_, at) => {
    const outcome = OUTCOMES[at % OUTCOMES.length] ?? null;
    const provider = PROVIDERS[at % PROVIDERS.length] ?? PROVIDERS[0];
    return fakeToken(`token-of-many-${1000 + at}`, {
      ...provider,
      label: `Key ${at + 1} of team-${(at % 37) + 1}`,
      origins: [`https://api-${at}.${provider.providerId}.example.com`],
      pathPrefix: '',
      allowedSites: [],
      secret: `fake-token-of-many-${1000 + at}`,
      on: at % 9 !== 0,
      expiresAt: at % 7 === 0 ? now + (at % 40) * DAY : null,
      test: outcome && {
        ...TEST,
        outcome,
        status: outcome === 'works' ? 200 : 401,
        at: now - (at % 50) * DAY - 60_000,
      },
    });
  });
}

const PROVIDERS = [
  { providerId: 'pagerduty', providerName: 'PagerDuty', region: 'US' },
  { providerId: 'pylon', providerName: 'Pylon', region: null },
  { providerId: 'gone-provider', providerName: 'Customer Journeys Incorporated', region: 'EU' },
] as const;

const TEST = {
  reason: null,
  message: null,
  identity: null,
  callsLeft: null,
  callsLimit: null,
  wait: null,
  method: 'GET',
  asked: 'api.example.com/users/me',
  duration: 120,
  region: null,
} as const;

/** Takes tokens over from a backup, the way that is quickest for many. @param page the options page */
export async function importTokens(page: Page, tokens: readonly TokenRecord[]): Promise<void> {
  const file = Buffer.from(await sealBackup(sampleBackup(tokens), PASSPHRASE, QUICK_WORK)).toString('base64');
  const take = tokens.map(({ id }) => id);
  const replies: readonly { readonly ok: boolean }[] = await page.evaluate(
    async (messages) => {
      const all: { ok: boolean }[] = [];
      for (const message of messages) all.push(await globalThis.chrome.runtime.sendMessage(message));
      return all;
    },
    [
      { name: 'import.read', input: { file, passphrase: PASSPHRASE } },
      { name: 'import.apply', input: { mode: 'merge', take } },
    ],
  );
  if (replies.some(({ ok }) => !ok))
    throw new Error(`the import failed: ${JSON.stringify(replies).slice(0, 300)}`);
}
