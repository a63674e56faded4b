import { describe, expect, it } from 'vitest';
import type { TestResult } from './outcome';
import { type NamedToken, tokenNames } from './token-name';

const RESULT: TestResult = {
  outcome: 'works',
  reason: null,
  status: 200,
  method: 'GET',
  asked: 'api.pagerduty.com/users/me',
  duration: 1,
  at: 0,
  region: 'US',
  message: null,
  identity: null,
  callsLeft: null,
  callsLimit: null,
  wait: null,
};
const tested = (kind: 'user' | 'account' | 'unit', text: string): TestResult => ({
  ...RESULT,
  identity: { kind, text },
});

function token(id: string, changes: Partial<NamedToken> = {}): NamedToken {
  const lastFour = changes.lastFour ?? id.padStart(4, '0');
  return {
    id,
    providerName: 'PagerDuty',
    region: 'US',
    label: `…${lastFour}`,
    lastFour,
    test: null,
    ...changes,
  };
}

const namesOf = (...tokens: NamedToken[]) => [...tokenNames(tokens).full.values()];

describe('the name of a token', () => {
  it('is the one that the user gave', () => {
    expect(namesOf(token('a', { label: 'on-call key', test: tested('user', 'Jane Doe') }))).toEqual([
      'PagerDuty US · on-call key',
    ]);
  });

  it('is the account of the last test where the user gave none, without its e-mail address', () => {
    expect(
      namesOf(
        token('a', { test: tested('user', 'Doe, Jane, jane@acme.example') }),
        token('b', { test: tested('account', 'Acme Inc') }),
      ),
    ).toEqual(['PagerDuty US · Doe, Jane', 'PagerDuty US · Acme Inc']);
  });

  it('is the provider alone where nobody named it, also after a test that names only a unit', () => {
    expect(namesOf(token('a', { test: tested('unit', 'Head Office') }))).toEqual(['PagerDuty US']);
    expect(namesOf(token('a', { label: 'PagerDuty US' }))).toEqual(['PagerDuty US']);
  });

  it('ends in four characters of the secret only where two are alike', () => {
    const jane = tested('user', 'Jane Doe');
    expect(
      namesOf(
        token('ddEE', { test: jane }),
        token('ddFF', { test: jane }),
        token('ddGG'),
        token('ddHH', { region: 'EU' }),
      ),
    ).toEqual([
      'PagerDuty US · Jane Doe · …ddEE',
      'PagerDuty US · Jane Doe · …ddFF',
      'PagerDuty US',
      'PagerDuty EU',
    ]);
  });

  it('ends in them also where the name of the provider has the same four', () => {
    const airship = { providerName: 'Airship', region: null };
    expect(namesOf(token('Airs', airship), token('Othr', airship))).toEqual([
      'Airship · …Airs',
      'Airship · …Othr',
    ]);
  });

  it('has the e-mail address where that tells two people of one name apart', () => {
    expect(
      namesOf(
        token('a', { test: tested('user', 'Jane Doe, jane@acme.example') }),
        token('b', { test: tested('user', 'Jane Doe, jane@other.example') }),
      ),
    ).toEqual(['PagerDuty US · Jane Doe, jane@acme.example', 'PagerDuty US · Jane Doe, jane@other.example']);
  });

  it('shows nothing of a secret that is too short for it', () => {
    const short = { lastFour: '', label: 'PagerDuty' };
    expect(namesOf(token('a', short), token('b', short))).toEqual(['PagerDuty US', 'PagerDuty US']);
  });

  it('leaves the provider out beside others of it', () => {
    const { short } = tokenNames([token('a', { label: 'on-call key' }), token('b'), token('c')]);
    expect([...short.values()]).toEqual(['on-call key', 'PagerDuty US · …000b', 'PagerDuty US · …000c']);
  });
});
