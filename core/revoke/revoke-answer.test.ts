import { describe, expect, it } from 'vitest';
import type { Answer } from '../probe/classify';
import { idIn, readNoId, readRevoke } from './revoke-answer';

const SECRET = 'sample-token-000000-7Xqk';
const answer = (status: number, body: unknown = undefined, kind?: Answer['kind']): Answer => ({
  status,
  body,
  header: () => null,
  kind: kind ?? (body === undefined ? 'empty' : 'json'),
});
const read = (given: Answer, works: object = { status: [200, 202, 204] }) =>
  readRevoke(given, { works }, { messagePaths: [] }, [SECRET]);

// Proves P9: No redirect, web page or foreign answer to the call that revokes counts as success.
describe('the answer to the call that revokes', () => {
  it.each([
    [204, undefined, {}],
    [202, undefined, {}],
    [200, null, {}],
    [200, { revoked: true }, { works: { path: 'revoked', equals: true } }],
  ])('accepts it: %s %j', (status, body, { works }: { works?: object }) => {
    expect(read(answer(status, body), works)).toEqual({
      outcome: 'accepted',
      status,
      reason: null,
      message: null,
    });
  });

  it.each([
    ['a web page', answer(200, undefined, 'html'), 'unclear', 'html'],
    ['a web page that forbids', answer(403, undefined, 'html'), 'unclear', 'html'],
    ['a redirect', answer(0, undefined, 'redirect'), 'unclear', 'redirect'],
    ['a redirect with a status that works', answer(204, undefined, 'redirect'), 'unclear', 'redirect'],
    ['an endless body', answer(200, undefined, 'too-large'), 'unclear', 'too-large'],
    ['a word', answer(200, undefined, 'other'), 'unclear', 'unparsable'],
    ['another status', answer(404, {}), 'unclear', 'status'],
    ['an error with a good status', answer(200, { error: 'not_allowed' }), 'unclear', 'status'],
    ['a refusal', answer(401, {}), 'unclear', 'status'],
    ['a prohibition', answer(403, {}), 'forbidden', null],
    ['a bare prohibition', answer(403), 'forbidden', null],
    ['too many calls', answer(429, {}), 'too-many', null],
    ['a proxy', answer(502, {}), 'not-reached', 'gateway'],
  ] as const)('says nothing good by %s', (_, given, outcome, reason) => {
    expect(read(given)).toMatchObject({ outcome, reason });
  });

  it('is none by the status alone where the body has to say it', () => {
    const works = { path: 'revoked', equals: true };
    expect(read(answer(200, { revoked: false, error: 'not_allowed' }), works)).toMatchObject({
      outcome: 'unclear',
      status: 200,
      message: 'not_allowed',
    });
    expect(read(answer(500, { revoked: true }), works).outcome).toBe('unclear');
  });

  it('is kept without the token in it', () => {
    expect(read(answer(403, { message: `${SECRET} may not` })).message).toBe('[token] may not');
  });
});

describe('the id of a token', () => {
  const id = (value: unknown, status = 200, kind: Answer['kind'] = 'json') =>
    idIn(answer(status, { token: { id: value } }, kind), 'token.id', [SECRET]);

  it.each([
    ['tok_1', 'tok_1'],
    [17, '17'],
    ['a1b2-c3:d4', 'a1b2-c3:d4'],
  ])('is read: %j', (value, text) => expect(id(value)).toBe(text));

  it.each([
    '../users/1',
    '..',
    '.',
    '%2e%2e',
    'a/b',
    'a?b',
    'a#b',
    '',
    null,
    1.5,
    Number.MAX_VALUE,
    ['tok_1'],
    SECRET,
    `x${SECRET.slice(0, 12)}`,
  ])('is none: %j', (value) => expect(id(value)).toBeNull());

  it('is none in an answer that is not good, or no JSON', () => {
    expect(id('tok_1', 401)).toBeNull();
    expect(id('tok_1', 200, 'html')).toBeNull();
  });

  it('that is missing is said with the answer’s words', () => {
    expect(readNoId(answer(401, { message: 'Bad' }), { messagePaths: [] }, [])).toEqual({
      outcome: 'no-id',
      status: 401,
      reason: 'status',
      message: 'Bad',
    });
  });
});
