import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { knownProvider } from '../../tests/support/catalogue';
import type { Provider, ProviderCheck } from '../providers/provider';
import { sampleAnswer } from '../testing/sample-answer';
import { testResultSchema } from '../token/outcome';
import { type Answer, classify } from './classify';

const airshipUk = knownProvider('airship-uk');
const pagerduty = knownProvider('pagerduty');
const polyteia = knownProvider('polyteia');
const pylon = knownProvider('pylon');

const SECRET = 'u+Ab3_xYz-0123456789';
const read = (provider: Provider, answer: Answer) =>
  classify(answer, provider.checks[0] as ProviderCheck, provider, [SECRET]);

describe('who a token belongs to', () => {
  it.each([
    [airshipUk, { data: [{ name: 'Head office' }] }, { kind: 'unit', text: 'Head office' }],
    [pagerduty, { user: { name: 'Ada', email: 'a@b.c' } }, { kind: 'user', text: 'Ada, a@b.c' }],
    [pagerduty, { user: { email: 'a@b.c', name: 7 } }, { kind: 'user', text: 'a@b.c' }],
    [pagerduty, { user: {} }, null],
    [polyteia, { data: { items: [] } }, null],
    [polyteia, { data: { items: [{ name: 'City' }] } }, { kind: 'account', text: 'City' }],
    [pylon, { data: { name: '\u202eAcme\n' } }, { kind: 'account', text: 'Acme' }],
    [pylon, { data: { name: SECRET } }, { kind: 'account', text: '[token]' }],
    [pylon, { data: { name: ['Acme'] } }, null],
  ])('%#', (provider, body, identity) => {
    expect(read(provider, sampleAnswer(200, body)).identity).toEqual(identity);
  });

  it('is not said of a token that was refused', () => {
    expect(read(pagerduty, sampleAnswer(401, { user: { name: 'Ada' } })).identity).toBeNull();
  });
});

describe('the id of an account', () => {
  const idOf = (id: unknown) => read(pylon, sampleAnswer(200, { data: { name: 'Acme', id } })).identity?.id;

  it.each([
    ['org_1', 'org_1'],
    [17, '17'],
    ['x'.repeat(200), 'x'.repeat(200)],
  ])('is kept as the provider spells it: %s', (id, kept) => {
    expect(idOf(id)).toBe(kept);
  });

  it.each([
    ['what is no id', { id: 1 }],
    ['nothing', ''],
    ['one that would be cut', 'x'.repeat(201)],
    ['invisible characters', 'org_\u200b1'],
    ['bidi characters', '\u202eorg_1'],
    ['letters that look like others', '\u043erg_1'],
    ['a blank', 'org 1'],
    ['the token', SECRET],
    ['a part of the token', `org_${SECRET.slice(0, 10)}`],
  ])('is none for %s: after cleaning it could be equal to another', (_what, id) => {
    expect(read(pylon, sampleAnswer(200, { data: { name: 'Acme', id } })).identity).toEqual({
      kind: 'account',
      text: 'Acme',
    });
  });
});

describe("the provider's words", () => {
  it('come without the token that they repeat', () => {
    const error = { error: { message: `Bad key ${SECRET} (${btoa(SECRET)})` } };
    expect(read(pagerduty, sampleAnswer(401, error)).message).toBe('Bad key [token] ([token])');
  });

  it.each([
    [{}],
    [{ error: { message: 7 } }],
    [{ error: { message: '' } }],
    [{ error: { message: '\u200b' } }],
    [null],
  ])('are left out where there are none: %j', (body) => {
    expect(read(pagerduty, sampleAnswer(401, body)).message).toBeNull();
  });

  it('fit into a record, however long and in whatever script', () => {
    const schema = v.pick(v.object(testResultSchema.entries), ['message', 'identity']);
    for (const text of ['x', '😀', '𝔘', 'ä', 'क्ष']) {
      const refused = read(pagerduty, sampleAnswer(401, { error: { message: text.repeat(300) } }));
      const good = read(pylon, sampleAnswer(200, { data: { name: text.repeat(300) } }));
      expect(v.safeParse(schema, refused).success).toBe(true);
      expect(v.safeParse(schema, good).success).toBe(true);
    }
  });
});

describe('limits', () => {
  const limited = (provider: Provider, headers: Record<string, string>, status = 429) =>
    read(provider, sampleAnswer(status, {}, 'json', headers));

  it('are read from the headers that the provider names, best first', () => {
    const headers = { 'ratelimit-limit': '960', 'ratelimit-remaining': '0', 'ratelimit-reset': ' 42 ' };
    expect(limited(pagerduty, { ...headers, 'retry-after': '9' })).toMatchObject({
      callsLimit: 960,
      callsLeft: 0,
      wait: 42,
    });
    expect(limited(pylon, { 'retry-after': '9' }).wait).toBe(9);
    expect(limited(pylon, { 'retry-after': '9', 'x-retry-after': '3' }).wait).toBe(3);
  });

  it('are left out when absent, and when no plain number', () => {
    expect(limited(airshipUk, {})).toMatchObject({ callsLimit: null, callsLeft: null, wait: null });
    for (const text of [
      '',
      '-1',
      '1.5',
      'Wed, 21 Oct 2026 07:28:00 GMT',
      '1e9',
      '12345678901',
      '0x10',
      SECRET,
    ]) {
      expect(limited(airshipUk, { 'retry-after': text }).wait).toBeNull();
    }
  });

  it('ask to wait only when there were too many calls', () => {
    expect(limited(airshipUk, { 'retry-after': '9' }, 401).wait).toBeNull();
  });
});
