import type { KnownToken } from './known-tokens';

/**
 * Unmistakably fake tokens in the lengths and characters the providers use (PagerDuty: 20 characters, user
 * keys start with `u+`). None was ever issued by anyone.
 */
export const SAMPLE = {
  airship: 'sample-airship-token-0000000000000000Airs',
  airshipOther: 'sample-airship-token-1111111111111111Othr',
  splxaiEu: 'sample-splxai-eu-token-00000000000000SpEu',
  splxaiUs: 'sample-splxai-us-token-00000000000000SpUs',
  pagerdutyUserUs: 'u+sample-user-key-us',
  pagerdutyOtherUserUs: 'u+sample-othr-key-us',
  pagerdutySecondKeyUs: 'u+sample-2nd--key-us',
  pagerdutyNamesakeUs: 'u+sample-name-key-us',
  pagerdutyUserEu: 'u+sample-user-key-eu',
  pagerdutyAccountUs: 'sample_account_us_00',
  pagerdutyAccountEu: 'sample_account_eu_00',
  pagerdutyForbidden: 'sample_forbidden__00',
  pagerdutyRateLimited: 'sample_ratelimit__00',
  pagerdutyBareRateLimited: 'sample_ratelimit_b00',
  pagerdutyPlanLacksIt: 'sample_plan_lacks_00',
  polyteia: 'sample-polyteia-key-0000000000000000Poly',
  polyteiaForbidden: 'sample-polyteia-key-1111111111111111Forb',
  pylonUs: 'sample-pylon-us-token-000000000000000PyUs',
  pylonEu: 'sample-pylon-eu-token-000000000000000PyEu',
  pylonForbidden: 'sample-pylon-us-token-111111111111111Forb',
  pylonRateLimited: 'sample-pylon-us-token-222222222222222Rate',
} as const;

const works = { kind: 'user', behaviour: 'works' } as const;
const pagerdutyUser = { ...works, provider: 'pagerduty' } as const;
const pagerdutyAccount = { provider: 'pagerduty', kind: 'account', region: 'us' } as const;
const pylonUs = { provider: 'pylon', kind: 'account', region: 'us' } as const;

/** The same tokens as the replicas know them. */
export const SAMPLE_TOKENS: readonly KnownToken[] = [
  { ...works, provider: 'airship', token: SAMPLE.airship, region: 'uk', holder: 'Sample Head Office' },
  { ...works, provider: 'airship', token: SAMPLE.airshipOther, region: 'uk', holder: 'Other Head Office' },
  { ...works, provider: 'splxai', token: SAMPLE.splxaiEu, region: 'eu', holder: 'Sample EU' },
  { ...works, provider: 'splxai', token: SAMPLE.splxaiUs, region: 'us', holder: 'Sample US' },
  { ...pagerdutyUser, token: SAMPLE.pagerdutyUserUs, region: 'us', holder: 'ada@sample.example' },
  { ...pagerdutyUser, token: SAMPLE.pagerdutyOtherUserUs, region: 'us', holder: 'grace@sample.example' },
  // Another key of the first user, and a key of somebody else who took the same name and address.
  { ...pagerdutyUser, token: SAMPLE.pagerdutySecondKeyUs, region: 'us', holder: 'ada@sample.example' },
  {
    ...pagerdutyUser,
    token: SAMPLE.pagerdutyNamesakeUs,
    region: 'us',
    holder: 'ada@sample.example',
    account: 'namesake',
  },
  { ...pagerdutyUser, token: SAMPLE.pagerdutyUserEu, region: 'eu', holder: 'ada.eu@sample.example' },
  { ...pagerdutyAccount, token: SAMPLE.pagerdutyAccountUs, behaviour: 'works', holder: 'sample-us' },
  {
    ...pagerdutyAccount,
    token: SAMPLE.pagerdutyAccountEu,
    region: 'eu',
    behaviour: 'works',
    holder: 'sample-eu',
  },
  { ...pagerdutyAccount, token: SAMPLE.pagerdutyForbidden, behaviour: 'forbidden', holder: 'no rights' },
  { ...pagerdutyAccount, token: SAMPLE.pagerdutyRateLimited, behaviour: 'rate-limited', holder: 'busy' },
  {
    ...pagerdutyAccount,
    token: SAMPLE.pagerdutyBareRateLimited,
    behaviour: 'rate-limited-bare',
    holder: 'busy, bare',
  },
  {
    ...pagerdutyAccount,
    token: SAMPLE.pagerdutyPlanLacksIt,
    behaviour: 'plan-lacks-it',
    holder: 'small plan',
  },
  { ...works, provider: 'polyteia', token: SAMPLE.polyteia, region: 'main', holder: 'Sample Gemeente' },
  {
    ...works,
    provider: 'polyteia',
    token: SAMPLE.polyteiaForbidden,
    region: 'main',
    behaviour: 'forbidden',
    holder: 'Locked Gemeente',
  },
  { ...pylonUs, token: SAMPLE.pylonUs, behaviour: 'works', holder: 'Sample Support US' },
  { ...pylonUs, token: SAMPLE.pylonEu, region: 'eu', behaviour: 'works', holder: 'Sample Support EU' },
  { ...pylonUs, token: SAMPLE.pylonForbidden, behaviour: 'forbidden', holder: 'no rights' },
  { ...pylonUs, token: SAMPLE.pylonRateLimited, behaviour: 'rate-limited', holder: 'busy' },
];
