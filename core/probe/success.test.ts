import { describe, expect, it } from 'vitest';
import type { ProviderCheck } from '../providers/provider';
import { sampleAnswer } from '../testing/sample-answer';
import { type Answer, classify } from './classify';
import { openWithout } from './generic-test';

const PROVIDER = {
  outcomes: [],
  messagePaths: ['error.message', 'errors[0].message', ''],
  limits: { wait: [] },
};
const check = (works: ProviderCheck['works'], method: ProviderCheck['method'] = 'GET') => ({
  method,
  path: '/me',
  works,
});
const read = (answer: Answer, works: ProviderCheck['works'], method?: ProviderCheck['method']) =>
  classify(answer, check(works, method), PROVIDER, []);
const text = (words: string) => ({ ...sampleAnswer(200, undefined, 'other'), text: words });
const OK = { status: [200] };

describe('a good answer', () => {
  it.each<[what: string, answer: Answer, works: ProviderCheck['works']]>([
    ['JSON', sampleAnswer(200, { id: 1 }), OK],
    ['JSON with no error in it', sampleAnswer(200, { error: null, errors: [], ok: true }), OK],
    [
      'GraphQL',
      sampleAnswer(200, { data: { viewer: { id: 'a' } } }),
      { path: 'data.viewer.id', exists: true },
    ],
    ['nothing, as it says', sampleAnswer(204, undefined, 'empty'), { status: [204] }],
    [
      'an empty page that the check names',
      sampleAnswer(200, undefined, 'empty'),
      { path: '', exists: false },
    ],
    ['a text that the check names', text(' pong\n'), { status: [200], path: '', equals: 'pong' }],
  ])('is %s', (_, answer, works) => {
    if (answer.kind === 'empty' && works.path === '')
      expect(read(answer, { ...works, ...OK }).outcome).toBe('works');
    else expect(read(answer, works).outcome).toBe('works');
  });

  it('to a HEAD is its status', () => {
    expect(read(sampleAnswer(200, undefined, 'empty'), OK, 'HEAD').outcome).toBe('works');
  });
});

// Proves P4: A provider that answers as another never makes a token work.
describe('an answer that is none of a good token', () => {
  it.each<[what: string, answer: Answer, works: ProviderCheck['works']]>([
    ['an error behind a good status', sampleAnswer(200, { error: 'bad key' }), OK],
    ['errors behind a good status', sampleAnswer(200, { errors: [{ message: 'bad' }], data: null }), OK],
    ['a no behind a good status', sampleAnswer(200, { ok: false }), OK],
    ['a failure behind a good status', sampleAnswer(200, { success: false }), OK],
    [
      'GraphQL without what was asked',
      sampleAnswer(200, { data: null }),
      { path: 'data.viewer.id', exists: true },
    ],
    ['another API’s JSON', sampleAnswer(200, { hello: 1 }), { status: [200], path: 'user.id', exists: true }],
    ['a sign-in page', { ...sampleAnswer(200, undefined, 'html'), text: '<html>' }, OK],
    ['a parked page for any test', sampleAnswer(200, undefined, 'html'), { path: '', exists: false }],
    ['a text', text('welcome'), OK],
    ['another text', text('pong!'), { status: [200], path: '', equals: 'pong' }],
    ['nothing', sampleAnswer(200, undefined, 'empty'), OK],
    ['nothing, for another status', sampleAnswer(204, undefined, 'empty'), OK],
    ['a redirect', sampleAnswer(200, undefined, 'redirect'), OK],
    ['a redirect for any test', sampleAnswer(0, undefined, 'redirect'), {}],
    ['too much', sampleAnswer(200, undefined, 'too-large'), OK],
  ])('is %s', (_, answer, works) => {
    expect(read(answer, works).outcome).toBe('unclear');
  });

  it('is one that comes without the token as well', () => {
    const open = sampleAnswer(200, { id: 1 });
    const refused = sampleAnswer(401, {});
    const told = (without: Answer, answer: Answer) => openWithout(without, answer, check(OK), PROVIDER);
    expect(told(open, open)).toBe('open-without-token');
    expect(told(open, sampleAnswer(200, { id: 2 }))).toBe('open-differs');
    expect(told(refused, open)).toBeNull();
    expect(told(sampleAnswer(200, { error: 'no key' }), open)).toBeNull();
  });
});

it('says the words of a text, and of the first place that has any', () => {
  expect(
    classify({ ...text('invalid key'), status: 400 }, check(OK), PROVIDER, ['invalid key']).message,
  ).toBe('[token]');
  expect(read(sampleAnswer(400, { errors: [{ message: 'two' }] }), OK).message).toBe('two');
});

it('asks to wait as long as the body says, or until when a header says', () => {
  const limits = { wait: ['x-reset'], waitPath: 'retry_after' };
  const wait = (body: object, headers: Record<string, string> = {}) =>
    classify(sampleAnswer(429, body, 'json', headers), check(OK), { ...PROVIDER, limits }, []).wait;
  expect(wait({ retry_after: 0.65 })).toBe(1);
  expect(wait({ retry_after: 1e300 })).toBe(604_800);
  expect(wait({ retry_after: -1 })).toBeNull();
  const until = Math.floor(Date.now() / 1000) + 60;
  expect(wait({}, { 'x-reset': String(until) })).toBeGreaterThan(50);
  expect(wait({}, { 'x-reset': '1500000000' })).toBe(0);
});
