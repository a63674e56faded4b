import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CATALOGUE, knownProvider } from '../../tests/support/catalogue';
import type { Provider, ProviderCheck } from '../providers/provider';
import { sampleAnswer } from '../testing/sample-answer';
import { OUTCOME_REASONS, OUTCOMES, type Outcome } from '../token/outcome';
import { type Answer, classify } from './classify';

const pagerduty = knownProvider('pagerduty');
const airshipUk = knownProvider('airship-uk');
const polyteia = knownProvider('polyteia');
const pylon = knownProvider('pylon');
const splxaiProbe = knownProvider('splxai-probe');

const SECRET = 'u+Ab3_xYz-0123456789';

function read(provider: Provider, answer: Answer, check = 0) {
  return classify(answer, provider.checks[check] as ProviderCheck, provider, [SECRET]);
}

const ACCOUNTS = { data: [{ id: 1, name: 'Head office', is_root: true }], total: 1 };
const USER = { user: { name: 'Ada', email: 'ada@example.com' } };
const ORGANISATIONS = { data: { total: 1, items: [{ id: 'org_1', name: 'City', slug: 'city' }] } };
const pd = (code: number, message: string) => ({ error: { code, message } });
const px = (code: string, message: string) => ({ errors: [message], request_id: 'r', code });

type Row = readonly [Provider, number, unknown, Outcome, string | null];
const ROWS: readonly Row[] = [
  [airshipUk, 200, ACCOUNTS, 'works', null],
  [airshipUk, 401, { errors: [{ message: 'Unauthorized' }] }, 'refused', 'Unauthorized'],
  [airshipUk, 403, { errors: [{ message: 'Forbidden' }] }, 'limited', 'Forbidden'],
  [airshipUk, 429, {}, 'too-many', null],
  [airshipUk, 503, {}, 'not-reached', null],
  [airshipUk, 200, { errors: [] }, 'unclear', null],
  [airshipUk, 200, { data: null }, 'unclear', null],
  [airshipUk, 422, { errors: [{ message: 'account_id' }] }, 'unclear', 'account_id'],

  [pagerduty, 200, USER, 'works', null],
  [pagerduty, 401, pd(2006, 'Authentication failed'), 'refused', 'Authentication failed'],
  [pagerduty, 402, pd(2012, 'Account does not have the abilities'), 'limited', null],
  [pagerduty, 403, pd(2010, 'Access Denied'), 'limited', 'Access Denied'],
  [pagerduty, 429, pd(2020, 'Rate Limit Exceeded'), 'too-many', 'Rate Limit Exceeded'],
  [pagerduty, 504, {}, 'not-reached', null],
  [pagerduty, 400, pd(2001, 'Account-level key'), 'unclear', 'Account-level key'],
  [pagerduty, 200, { user: null }, 'unclear', null],
  [pagerduty, 500, pd(2000, 'Internal'), 'unclear', 'Internal'],

  [polyteia, 200, ORGANISATIONS, 'works', null],
  [polyteia, 401, { error: 'Unauthorized' }, 'refused', 'Unauthorized'],
  [polyteia, 200, { error: { code: 401, message: 'no' } }, 'refused', 'no'],
  [polyteia, 200, { error: { code: 'UNAUTHORIZED', message: 'no' } }, 'refused', 'no'],
  [polyteia, 200, { error: { code: 'unauthorized' } }, 'refused', null],
  [polyteia, 403, { error: { code: 'forbidden', message: 'missing' } }, 'limited', 'missing'],
  [polyteia, 200, { error: { code: 403, message: 'missing' } }, 'limited', 'missing'],
  [polyteia, 200, { error: { code: 'FORBIDDEN', message: 'missing' } }, 'limited', 'missing'],
  [polyteia, 200, { error: { code: 404, message: 'not found' } }, 'unclear', 'not found'],
  [polyteia, 200, { error: 'odd', data: ORGANISATIONS.data }, 'unclear', 'odd'],
  [polyteia, 200, { data: null, error: null }, 'unclear', null],
  [polyteia, 429, { message: 'slow down' }, 'too-many', 'slow down'],
  [polyteia, 502, {}, 'not-reached', null],

  [pylon, 200, { data: { id: '1', name: 'Acme' } }, 'works', null],
  [pylon, 401, px('invalid_api_token', 'Invalid API token'), 'refused', 'Invalid API token'],
  [pylon, 401, px('wrong_region_token', 'Other region'), 'other-region', 'Other region'],
  [pylon, 403, px('permission_denied', 'Permission denied'), 'limited', 'Permission denied'],
  [pylon, 403, px('something_new', 'No'), 'unclear', 'No'],
  [pylon, 403, { errors: ['Not allowed'], request_id: 'r' }, 'limited', 'Not allowed'],
  [pylon, 403, { message: 'Forbidden' }, 'unclear', null],
  [pylon, 429, px('rate_limited', 'Slow'), 'too-many', 'Slow'],
  [pylon, 404, px('not_found', 'Not found'), 'unclear', 'Not found'],
  [pylon, 502, {}, 'not-reached', null],

  [splxaiProbe, 200, [{ id: 1, name: 'model' }], 'works', null],
  [
    splxaiProbe,
    401,
    { error: { code: 'UNAUTHORIZED', message: 'Unauthorized: x' } },
    'refused',
    'Unauthorized: x',
  ],
  [splxaiProbe, 403, { error: { code: 'FORBIDDEN', message: 'Forbidden' } }, 'limited', 'Forbidden'],
  [splxaiProbe, 429, {}, 'too-many', null],
  [splxaiProbe, 500, { error: { message: 'oops' } }, 'unclear', 'oops'],
  [splxaiProbe, 503, {}, 'not-reached', null],
];

// Proves P4: Every answer ends in one outcome.
describe('classify', () => {
  it.each(ROWS.map((row) => [row[0].name, row[1], row[3], row] as const))('%s %i: %s', (...[, , , row]) => {
    const [provider, status, body, outcome, message] = row;
    const reading = read(provider, sampleAnswer(status, body));
    expect(reading.outcome).toBe(outcome);
    if (message !== null) expect(reading.message).toBe(message);
  });

  it('has seen every outcome', () => {
    expect(new Set(ROWS.map((row) => row[3]))).toEqual(new Set(OUTCOMES));
  });

  it('knows an account key of PagerDuty by its second check', () => {
    expect(read(pagerduty, sampleAnswer(200, { abilities: [] }), 1).outcome).toBe('works');
    expect(read(pagerduty, sampleAnswer(200, USER), 1).outcome).toBe('unclear');
  });

  it.each(
    CATALOGUE.filter(({ checks }) => checks.length > 0).map((provider) => [provider.name, provider] as const),
  )('%s: only the words of the API itself can speak well of a token', (_, provider) => {
    for (const kind of ['html', 'other', 'redirect', 'too-large', 'empty'] as const) {
      // Of one of them an empty 204 is what its documents say.
      const said = kind === 'empty' ? (provider.checks[0]?.works.status ?? []) : [];
      for (const status of [200, 204, 302, 402, 403].filter((each) => each === 200 || !said.includes(each))) {
        const { outcome, identity } = read(provider, sampleAnswer(status, undefined, kind));
        expect([kind, status, outcome]).toEqual([kind, status, 'unclear']);
        expect(identity).toBeNull();
      }
    }
  });

  it.each([
    [sampleAnswer(302, undefined, 'redirect'), 'unclear', 'redirect'],
    [sampleAnswer(0, undefined, 'redirect'), 'unclear', 'redirect'],
    [sampleAnswer(200, undefined, 'too-large'), 'unclear', 'too-large'],
    [sampleAnswer(200, undefined, 'html'), 'unclear', 'html'],
    [sampleAnswer(404, undefined, 'html'), 'unclear', 'html'],
    [sampleAnswer(200, undefined, 'other'), 'unclear', 'unparsable'],
    [sampleAnswer(204, undefined, 'empty'), 'unclear', 'unparsable'],
    [sampleAnswer(500, undefined, 'empty'), 'unclear', 'status'],
    [sampleAnswer(401, undefined, 'empty'), 'refused', null],
    [sampleAnswer(429, undefined, 'html'), 'too-many', null],
    [sampleAnswer(502, undefined, 'html'), 'not-reached', 'gateway'],
  ] as const)('gives the reason: %j', (answer, outcome, reason) => {
    expect(read(pagerduty, answer)).toMatchObject({ outcome, reason });
  });

  it('always ends in one outcome, with a reason for each that says nothing', () => {
    const kind = fc.constantFrom<Answer['kind'][]>('json', 'html', 'other', 'redirect', 'too-large', 'empty');
    const provider = fc.constantFrom(...CATALOGUE.filter(({ checks }) => checks.length > 0));
    fc.assert(
      fc.property(provider, fc.nat(999), fc.jsonValue(), kind, (known, status, body, form) => {
        const { outcome, reason } = read(
          known,
          sampleAnswer(status, form === 'json' ? body : undefined, form),
        );
        expect(OUTCOMES).toContain(outcome);
        if (outcome === 'unclear' || outcome === 'not-reached') expect(OUTCOME_REASONS).toContain(reason);
        else expect(reason).toBeNull();
      }),
    );
  });
});
