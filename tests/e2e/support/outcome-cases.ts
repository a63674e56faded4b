import type { Fault } from '../../servers/faults';
import { API_HOSTS } from '../../servers/hosts';
import type { KnownToken } from '../../servers/known-tokens';
import { SAMPLE } from '../../servers/sample-tokens';
import type { TokenSeen } from './keybearer';

export type ResultSeen = NonNullable<TokenSeen['test']>;

/** One token pasted, and how its test has to end. */
export interface OutcomeCase {
  readonly name: string;
  readonly secret: string;
  readonly region?: string;
  readonly result: Partial<ResultSeen>;
  /** Host and path that gave the last answer; the provider's first check when absent. */
  readonly asked?: string;
}

export interface ProviderCases {
  readonly providerId: string;
  readonly host: string;
  /** What region the faults are tried in. */
  readonly region: string | null;
  readonly good: string;
  readonly asked: string;
  readonly cases: readonly OutcomeCase[];
}

const unknownTo = (provider: string) => `sample-nobody-${provider}-00000000000000`;
const quiet = { reason: null, message: null, identity: null, callsLeft: null, wait: null } as const;
const works = { ...quiet, outcome: 'works', status: 200 } as const;
const limited = (status: number, message: string) => ({ ...quiet, outcome: 'limited', status, message });
const refused = (message: string) => ({ ...quiet, outcome: 'refused', status: 401, message });
const tooMany = (message: string | null, wait: number | null) => ({
  ...quiet,
  outcome: 'too-many',
  status: 429,
  message,
  wait,
});

const AIRSHIP_FORBIDDEN = 'sample-airship-token-2222222222222222Forb';
const AIRSHIP_BUSY = 'sample-airship-token-3333333333333333Busy';
const SPLXAI_FORBIDDEN = 'sample-splxai-eu-token-22222222222222Forb';
const SPLXAI_BUSY = 'sample-splxai-eu-token-33333333333333Busy';
const POLYTEIA_BUSY = 'sample-polyteia-key-2222222222222222Busy';
const PYLON_BARE = 'sample-pylon-us-token-333333333333333Bare';

/** Tokens that the replicas get to know besides their sample tokens. */
export const MORE_TOKENS: readonly KnownToken[] = [
  ...(
    [
      ['airship-uk', AIRSHIP_FORBIDDEN, 'uk', 'forbidden'],
      ['airship-uk', AIRSHIP_BUSY, 'uk', 'rate-limited'],
      ['splxai-probe', SPLXAI_FORBIDDEN, 'eu', 'forbidden'],
      ['splxai-probe', SPLXAI_BUSY, 'eu', 'rate-limited'],
      ['polyteia', POLYTEIA_BUSY, 'main', 'rate-limited'],
      ['pylon', PYLON_BARE, 'us', 'rate-limited-bare'],
    ] as const
  ).map(([provider, token, region, behaviour]) => ({
    provider,
    token,
    region,
    behaviour,
    kind: 'user' as const,
    holder: 'nobody',
  })),
];

/** By provider: what its own answers have to be taken for. */
export const PROVIDER_CASES: readonly ProviderCases[] = [
  {
    providerId: 'airship-uk',
    host: API_HOSTS.airship.uk,
    region: null,
    good: SAMPLE.airship,
    asked: '/v1/account/units',
    cases: [
      {
        name: 'works',
        secret: SAMPLE.airship,
        result: { ...works, identity: { kind: 'unit', text: 'Sample Head Office' }, region: null },
      },
      { name: 'write-only', secret: AIRSHIP_FORBIDDEN, result: limited(403, 'Forbidden') },
      { name: 'unknown', secret: unknownTo('airship'), result: refused('Unauthorized') },
      { name: 'busy', secret: AIRSHIP_BUSY, result: tooMany('Too Many Requests', null) },
    ],
  },
  {
    providerId: 'splxai-probe',
    host: API_HOSTS.splxai.eu,
    region: 'EU',
    good: SAMPLE.splxaiEu,
    asked: '/api/v2/benchmarks/models',
    cases: [
      { name: 'works', secret: SAMPLE.splxaiEu, result: { ...works, region: 'EU' } },
      { name: 'forbidden', secret: SPLXAI_FORBIDDEN, result: limited(403, 'Forbidden') },
      {
        name: 'unknown',
        secret: unknownTo('splxai'),
        result: refused('Unauthorized: Authentication is required to access this resource.'),
      },
      { name: 'busy', secret: SPLXAI_BUSY, result: tooMany('Too Many Requests', null) },
    ],
  },
  {
    providerId: 'pagerduty',
    host: API_HOSTS.pagerduty.us,
    region: 'US',
    good: SAMPLE.pagerdutyUserUs,
    asked: '/users/me',
    cases: [
      {
        name: 'works, user key',
        secret: SAMPLE.pagerdutyUserUs,
        result: {
          ...works,
          identity: { kind: 'user', text: 'Sample User, ada@sample.example' },
          region: 'US',
        },
      },
      {
        name: 'works, account key',
        secret: SAMPLE.pagerdutyAccountUs,
        result: works,
        asked: '/abilities',
      },
      { name: 'forbidden', secret: SAMPLE.pagerdutyForbidden, result: limited(403, 'Access Denied') },
      {
        name: 'the plan lacks it',
        secret: SAMPLE.pagerdutyPlanLacksIt,
        result: limited(402, 'Missing Account Ability'),
      },
      { name: 'unknown', secret: 'sample_nobody_key_00', result: refused('Authentication failed') },
      {
        name: 'busy, says how long',
        secret: SAMPLE.pagerdutyRateLimited,
        result: { ...tooMany('Rate Limit Exceeded', 20), callsLeft: 0 },
      },
      { name: 'busy, bare', secret: SAMPLE.pagerdutyBareRateLimited, result: tooMany(null, null) },
    ],
  },
  {
    providerId: 'polyteia',
    host: API_HOSTS.polyteia.main,
    region: null,
    good: SAMPLE.polyteia,
    asked: '/api',
    cases: [
      {
        name: 'works',
        secret: SAMPLE.polyteia,
        result: { ...works, identity: { kind: 'account', text: 'Sample Gemeente' }, region: null },
      },
      { name: 'forbidden', secret: SAMPLE.polyteiaForbidden, result: limited(403, 'missing permission') },
      { name: 'unknown', secret: unknownTo('polyteia'), result: refused('Unauthorized') },
      { name: 'busy', secret: POLYTEIA_BUSY, result: tooMany('too many requests', null) },
    ],
  },
  {
    providerId: 'pylon',
    host: API_HOSTS.pylon.us,
    region: 'US',
    good: SAMPLE.pylonUs,
    asked: '/me',
    cases: [
      {
        name: 'works',
        secret: SAMPLE.pylonUs,
        result: { ...works, identity: { kind: 'account', text: 'Sample Support US' }, region: 'US' },
      },
      { name: 'permission denied', secret: SAMPLE.pylonForbidden, result: limited(403, 'Permission denied') },
      { name: 'unknown', secret: unknownTo('pylon'), result: refused('Invalid API token') },
      {
        name: 'other region',
        secret: SAMPLE.pylonEu,
        result: { ...refused('This token belongs to another region'), outcome: 'other-region', region: 'US' },
      },
      {
        name: 'busy, says how long',
        secret: SAMPLE.pylonRateLimited,
        result: tooMany('Too many requests', 30),
      },
      { name: 'busy, bare', secret: PYLON_BARE, result: tooMany('Too many requests', null) },
    ],
  },
];

/** What every provider's host can do wrong, and what that has to be taken for. */
export const FAULT_CASES: readonly (readonly [name: string, fault: Fault, result: Partial<ResultSeen>])[] = [
  ['a page', 'html', { ...quiet, outcome: 'unclear', reason: 'html', status: 200 }],
  ['5 MB', 'five-megabytes', { ...quiet, outcome: 'unclear', reason: 'too-large', status: 200 }],
  ['cut JSON', 'malformed-json', { ...quiet, outcome: 'unclear', reason: 'unparsable', status: 200 }],
  [
    'redirect elsewhere',
    { redirectTo: 'https://evil.example/taken' },
    { ...quiet, outcome: 'unclear', reason: 'redirect' },
  ],
  ['redirect on the host', { redirectTo: '/taken' }, { ...quiet, outcome: 'unclear', reason: 'redirect' }],
  ['bad gateway', 'bad-gateway', { ...quiet, outcome: 'not-reached', reason: 'gateway', status: 502 }],
  ['cut connection', 'refuse', { ...quiet, outcome: 'not-reached', reason: 'network', status: null }],
  [
    '500',
    { status: 500 },
    { ...quiet, outcome: 'unclear', reason: 'status', status: 500, message: 'status 500' },
  ],
  ['429', { status: 429 }, tooMany('status 429', null)],
];

/** The same for a provider that is asked without the token first: that answer already ends the test. */
export function beforeToken(result: Partial<ResultSeen>): Partial<ResultSeen> {
  const { outcome, reason } = result;
  if (reason === 'html' || reason === 'redirect')
    return { ...result, reason: `held-${reason}`, status: null };
  return reason === 'gateway' || outcome === 'too-many' ? { ...result, status: null } : result;
}
