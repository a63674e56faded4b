import airship from '../providers/airship-uk.json' with { type: 'json' };
import pagerduty from '../providers/pagerduty.json' with { type: 'json' };
import polyteia from '../providers/polyteia.json' with { type: 'json' };
import pylon from '../providers/pylon.json' with { type: 'json' };
import splxai from '../providers/splxai-probe.json' with { type: 'json' };
import type { KnownToken } from './known-tokens';
import { PROVIDER_DATA, type ProviderData } from './provider-data';

/**
 * Unmistakably fake tokens, by the names under which tests use them, in the lengths and characters the providers use
 * (PagerDuty: 20 characters, user keys start with `u+`). None was ever issued by anyone.
 */
export const SAMPLE = {
  airship: airship.samples.main.token,
  airshipOther: airship.samples.other.token,
  splxaiEu: splxai.samples.eu.token,
  splxaiUs: splxai.samples.us.token,
  pagerdutyUserUs: pagerduty.samples.userUs.token,
  pagerdutyOtherUserUs: pagerduty.samples.otherUserUs.token,
  pagerdutySecondKeyUs: pagerduty.samples.secondKeyUs.token,
  pagerdutyNamesakeUs: pagerduty.samples.namesakeUs.token,
  pagerdutyUserEu: pagerduty.samples.userEu.token,
  pagerdutyAccountUs: pagerduty.samples.accountUs.token,
  pagerdutyAccountEu: pagerduty.samples.accountEu.token,
  pagerdutyForbidden: pagerduty.samples.forbidden.token,
  pagerdutyRateLimited: pagerduty.samples.rateLimited.token,
  pagerdutyBareRateLimited: pagerduty.samples.bareRateLimited.token,
  pagerdutyPlanLacksIt: pagerduty.samples.planLacksIt.token,
  polyteia: polyteia.samples.main.token,
  polyteiaForbidden: polyteia.samples.forbidden.token,
  pylonUs: pylon.samples.us.token,
  pylonEu: pylon.samples.eu.token,
  pylonForbidden: pylon.samples.forbidden.token,
  pylonRateLimited: pylon.samples.rateLimited.token,
} as const;

/** The samples of some providers as the replicas know them. */
export function tokensOf(providers: readonly ProviderData[]): readonly KnownToken[] {
  return providers.flatMap(({ id, samples }) =>
    Object.values(samples).map((sample) => ({ provider: id, ...sample })),
  );
}

/** Those of every provider that ships. */
export const SAMPLE_TOKENS = tokensOf(PROVIDER_DATA);
