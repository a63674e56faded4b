import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asProvider } from '../providers/providers';
import { sampleAnswer } from '../testing/sample-answer';
import { OUTCOME_REASONS, OUTCOMES } from '../token/outcome';
import { fakeOwnProvider } from '../vault/testing/fake-own-provider';
import type { Answer } from './classify';
import { type GenericContext, isGuarded, type Reply, readBoth, readWithout } from './generic-test';

const SECRET = 'sample-secret-0000';
const provider = asProvider(fakeOwnProvider({ identityPath: 'user.name' }));
const [check] = provider.checks;
if (check === undefined) throw new Error('no check');
const context: GenericContext = {
  check,
  messagePaths: provider.messagePaths,
  limits: provider.limits,
  outcomes: provider.outcomes,
  secrets: [SECRET],
};
const html = (status: number) => sampleAnswer(status, undefined, 'html');
const json = (status: number, body: unknown = {}) => sampleAnswer(status, body);
const redirect = sampleAnswer(0, undefined, 'redirect');
const ok = json(200, { user: { name: 'Jane Doe' } });

/** As a test goes: the token is sent only where the first answer does not end it. */
function test(without: Reply, withToken: Reply | null, confirmed = false) {
  const next = readWithout(without, context, confirmed);
  if (next.kind === 'ended') return { ...next.reading, wasSent: false };
  if (withToken === null) throw new Error('the token would be sent');
  return { ...readBoth(next.without, withToken, context), wasSent: true };
}
const both = (without: Answer, answer: Answer, confirmed = false) =>
  test({ answer: without }, { answer }, confirmed);

// Proves P4: Where nothing is known of an API, both answers together tell the outcome, as in a table.
describe('two answers', () => {
  it.each([
    ['401 and 2xx', json(401), ok, 'works', null],
    ['403 and 2xx', json(403), ok, 'works', null],
    ['404 and 2xx, as with what is private', json(404), ok, 'works', null],
    ['400 and 2xx', json(400), ok, 'works', null],
    ['401 and 204', json(401), sampleAnswer(204, undefined, 'empty'), 'works', null],
    ['401 and a text', json(401), sampleAnswer(200, undefined, 'other'), 'works', null],
    ['401 and much', json(401), sampleAnswer(200, undefined, 'too-large'), 'works', null],
    ['401 and 403', json(401), json(403), 'limited', null],
    ['401 and 401', json(401), json(401), 'refused', null],
    ['403 and 401', json(403), json(401), 'refused', null],
    ['500 and 401', json(500), json(401), 'refused', null],
    ['2xx and 401', ok, json(401), 'refused', null],
    ['2xx and the same', ok, ok, 'unclear', 'open-without-token'],
    ['2xx and another', ok, json(200, { user: { name: 'Bob' } }), 'unclear', 'open-differs'],
    ['401 and 404', json(401), json(404), 'unclear', 'accepted-nothing-there'],
    ['401 and 405', json(401), json(405), 'unclear', 'accepted-nothing-there'],
    ['401 and 400', json(401), json(400), 'unclear', 'status'],
    ['401 and 500', json(401), json(500), 'unclear', 'status'],
    ['403 and 403', json(403), json(403), 'unclear', 'status'],
    ['403 and 404', json(403), json(404), 'unclear', 'status'],
    ['2xx and 403', ok, json(403), 'unclear', 'status'],
    ['500 and 2xx', json(500), ok, 'unclear', 'status'],
    ['401 and 429', json(401), json(429), 'too-many', null],
    ['401 and 502', json(401), html(502), 'not-reached', 'gateway'],
    ['401 and 503', json(401), json(503), 'not-reached', 'gateway'],
    ['401 and a web page', json(401), html(200), 'unclear', 'html'],
    ['401 and a firewall’s 403', json(401), html(403), 'unclear', 'html'],
    ['401 and a web page that is not there', json(401), html(404), 'unclear', 'html'],
    ['401 and a redirect', json(401), redirect, 'unclear', 'redirect'],
  ])('%s', (_, without, answer, outcome, reason) => {
    const { status } = answer;
    expect(both(without, answer)).toMatchObject({
      outcome,
      reason,
      status: status === 0 ? null : status,
      statusWithout: without.status,
      wasSent: true,
    });
  });

  it('of which the second is none', () => {
    const read = test({ answer: json(401) }, { failed: 'timeout' });
    expect(read).toMatchObject({
      outcome: 'not-reached',
      reason: 'timeout',
      status: null,
      statusWithout: 401,
    });
  });

  it('that can’t be compared are called the same', () => {
    const deep = () => json(200, JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)));
    expect(both(deep(), deep())).toMatchObject({ reason: 'open-without-token' });
  });
});

// Proves P3: Where the answer without a token is none of an API, the token is not sent before a second click.
describe('an answer without the token', () => {
  it.each([
    ['a web page', html(200), 'held-html', 200],
    ['a web page that made something', html(201), 'held-html', 201],
    ['a redirect that the browser hides', redirect, 'held-redirect', null],
    ['a redirect', sampleAnswer(301, undefined, 'redirect'), 'held-redirect', 301],
  ])('holds the token back where it is %s', (_, answer, reason, statusWithout) => {
    const read = test({ answer }, null);
    const nothing = { message: null, identity: null, callsLeft: null, callsLimit: null, wait: null };
    expect(read).toEqual({
      ...nothing,
      outcome: 'unclear',
      reason,
      status: null,
      statusWithout,
      wasSent: false,
    });
  });

  it.each([
    ['name-not-found'],
    ['connection-refused'],
    ['certificate'],
    ['offline'],
    ['timeout'],
    ['network'],
  ] as const)('that is none holds it back, confirmed or not: %s', (failed) => {
    for (const confirmed of [false, true])
      expect(test({ failed }, null, confirmed)).toMatchObject({
        outcome: 'not-reached',
        reason: failed,
        status: null,
        statusWithout: null,
      });
  });

  it.each([
    ['429', sampleAnswer(429, {}, 'json', { 'retry-after': '34' }), 'too-many', null, 34],
    ['502', html(502), 'not-reached', 'gateway', null],
    ['504', json(504), 'not-reached', 'gateway', null],
  ])('ends the test with %s, confirmed or not', (_, answer, outcome, reason, wait) => {
    for (const confirmed of [false, true])
      expect(test({ answer }, null, confirmed)).toMatchObject({ outcome, reason, wait, status: null });
  });

  it.each([
    ['a sign-in page and an answer', html(200), ok, 'unclear', 'open-differs'],
    ['a sign-in page both times', html(200), html(200), 'unclear', 'html'],
    ['a redirect and an answer', redirect, ok, 'works', null],
    ['a redirect and a refusal', redirect, json(401), 'refused', null],
    ['a redirect both times', redirect, redirect, 'unclear', 'redirect'],
    ['a redirect and 403', redirect, json(403), 'unclear', 'status'],
  ])('that was confirmed: %s', (_, without, answer, outcome, reason) => {
    expect(both(without, answer, true)).toMatchObject({ outcome, reason, wasSent: true });
  });
});

describe('of the answers', () => {
  it('the picked line is kept where the token works, and nothing else', () => {
    expect(both(json(401), ok).identity).toEqual({ kind: 'account', text: 'Jane Doe' });
    expect(both(ok, ok).identity).toBeNull();
    expect(both(ok, json(200, { title: 'All users' })).message).toBeNull();
  });

  it('the words of an error are kept, without the token', () => {
    for (const body of [
      { message: `No ${SECRET}` },
      { error: `No ${SECRET}` },
      { error: { message: `No ${SECRET}` } },
      { errors: [{ message: `No ${SECRET}` }] },
      { detail: `No ${SECRET}` },
      { title: `No ${SECRET}` },
      { error_description: `No ${SECRET}` },
    ])
      expect(both(json(401), json(401, body)).message).toBe('No [token]');
  });

  it('every pair ends in one outcome, and none is good without a refusal before it', () => {
    const answer = fc.record({
      status: fc.constantFrom(0, 200, 204, 301, 400, 401, 403, 404, 405, 429, 500, 502, 503),
      kind: fc.constantFrom<Answer['kind'][]>('json', 'html', 'other', 'redirect', 'too-large', 'empty'),
    });
    fc.assert(
      fc.property(answer, answer, fc.boolean(), (one, other, confirmed) => {
        const [without, answered] = [one, other].map(({ status, kind }) => sampleAnswer(status, {}, kind));
        if (without === undefined || answered === undefined) return;
        const read = both(without, answered, confirmed);
        expect(OUTCOMES).toContain(read.outcome);
        if (read.reason !== null) expect(OUTCOME_REASONS).toContain(read.reason);
        const isOpen = one.kind !== 'redirect' && one.status >= 200 && one.status < 300;
        const isBroken = one.status >= 500 || one.status === 429;
        if (read.outcome === 'works' || read.outcome === 'limited')
          expect(read.wasSent && !isOpen && !(isBroken && one.kind !== 'redirect')).toBe(true);
        if (!confirmed && (one.kind === 'redirect' || (one.kind === 'html' && isOpen)))
          expect(read).toMatchObject({ wasSent: false });
      }),
    );
  });
});

describe('a provider is asked without the token first', () => {
  const now = Date.UTC(2026, 10, 29);

  it.each([
    ['high', null, false],
    ['high', '2026-11-01', false],
    ['high', '2025-05-31', false],
    ['high', '2025-05-28', true],
    ['medium', null, true],
    ['medium', '2026-11-01', true],
    ['medium', '2025-05-28', true],
    ['low', '2026-11-01', true],
  ] as const)('with %s confidence, seen to refuse on %s: %s', (confidence, seenRefusing, guarded) => {
    expect(isGuarded({ confidence, seenRefusing }, now)).toBe(guarded);
    expect(isGuarded({ confidence, seenRefusing, generic: true }, now)).toBe(true);
  });
});
