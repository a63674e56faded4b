import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../tests/support/catalogue';
import { tokensOf } from '../../tests/support/paste-table';
import kinds from '../../tests/vectors/pending/kinds.json' with { type: 'json' };
import tools from '../../tests/vectors/pending/tools.json' with { type: 'json' };
import { InvalidInputError } from '../errors/invalid-input-error';
import { readPaste } from './read-paste';
import type { Reading } from './reading';

const TOKEN = fc.stringMatching(/^[a-z]{3}_[A-Za-z0-9]{4}[0-9][A-Z][A-Za-z0-9]{16,40}$/);
const AROUND = fc.constantFrom(
  ['', ''],
  ['Bearer ', ''],
  ['X-Api-Key: "', '"'],
  ["MY_KEY='", "';"],
  ['{"access_token":"', '","expires_in":1}'],
  ["curl -H 'Authorization: Bearer ", "' https://api.example.com/x"],
  ['API KEY: ', ''],
  ['const options = { headers: { Authorization: "Token token=', '" } };'],
  ['token=', '&x=1'],
  ['headers:\n  Authorization: Bearer ', '\n  X-Version: 2'],
);
const PASTES = [...kinds, ...tools].map(({ paste }) => paste);
/** Pieces that the readers look for, in any order. */
const SOUP = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'curl ',
        '-H ',
        '"',
        "'",
        '`',
        '\\',
        '\n',
        '\r\n',
        ': ',
        '=',
        '{',
        '}',
        '[',
        ']',
        '<',
        '>',
        '$',
        '&',
        '# ',
        '//',
        'Authorization',
        'Bearer ',
        'Token token=',
        'https://',
        'api.pagerduty.com',
        'PYLON_API_KEY',
        '\u200b',
        '\u202e',
        '\0',
        '\u2028',
        '\ufeff',
        'eyJhbGci.eyJ.x',
        '...',
        '|',
        '-u ',
        'GET / HTTP/1.1\n',
        'irm ',
        '@{',
        '$a = ',
        '###\n',
        '@a = ',
        '{{a}}',
        'get {\n',
      ),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom(...PASTES),
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''));

function readingOf(text: string): Reading | InvalidInputError {
  try {
    return readPaste(text, 'https://docs.usepylon.com', CATALOGUE);
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidInputError);
    return error as InvalidInputError;
  }
}

/** All that may be shown of a reading. */
function shown(reading: Reading): string {
  return JSON.stringify(reading, (key, value: unknown) => (key === 'secret' ? undefined : value));
}

describe('whatever is pasted', () => {
  it('is read, or refused with a named error; what is found is visible ASCII and not longer than the paste', () => {
    fc.assert(
      fc.property(SOUP, (text) => {
        const reading = readingOf(text);
        if (reading instanceof InvalidInputError) return;
        for (const { secret } of tokensOf(reading)) {
          expect(secret).toMatch(/^[\x21-\x7e]+$/);
          expect(secret.length).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 1_500 },
    );
  });

  it('gives the same token again when that is pasted alone', () => {
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom(...PASTES), SOUP), (text) => {
        const reading = readingOf(text);
        if (reading instanceof InvalidInputError || reading.kind !== 'token') return;
        const again = readingOf(reading.token.secret);
        if (again instanceof InvalidInputError || again.kind === 'none') return;
        expect(tokensOf(again).map(({ secret }) => secret)).toEqual([reading.token.secret]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('shows nothing of the token beside it', () => {
    fc.assert(
      fc.property(TOKEN, AROUND, (token, [before, after]) => {
        const reading = readPaste(`${before}${token}${after}`, null, CATALOGUE);
        expect(tokensOf(reading).map(({ secret }) => secret)).toEqual([token]);
        const text = shown(reading);
        for (let at = 0; at + 8 <= token.length; at += 1) expect(text).not.toContain(token.slice(at, at + 8));
      }),
    );
  });

  // A revoked one is a secret of somebody too.
  it.each([
    'The old token {other} was revoked. The new token is {token}.',
    'token for {other} : {token}',
    ['QUILL_TOKEN=$', '{QUILL_TOKEN:?{other}', '}\nOTHER_TOKEN={token}'].join(''),
    'QUILL_TOKEN=$(curl -H "X-Api-Key: {other}" https://api.example.com)\nOTHER_TOKEN={token}',
    '{"{other}": "{token}"}',
    'PRIVATE_KEY="-----BEGIN RSA PRIVATE KEY-----\n{other}\n-----END RSA PRIVATE KEY-----"\nTOKEN={token}',
  ])('shows nothing of another token either: %s', (paste) => {
    const other = 'Zt5Hw8Jc1Vb6Nq3Mf9Lx2Rg7';
    const text = paste.replaceAll('{other}', other).replaceAll('{token}', 'kX7pQ2vT9mR4sW8zB3nL6yD1');
    expect(shown(readPaste(text, null, CATALOGUE))).not.toContain(other.slice(0, 8));
  });

  it('is not read differently for its order: of two credentials of one header none is chosen', () => {
    fc.assert(
      fc.property(TOKEN, TOKEN, (one, other) => {
        fc.pre(one !== other);
        const command = (first: string, second: string) =>
          readPaste(
            `curl -H 'Authorization: Bearer ${first}' -H 'Authorization: Bearer ${second}' https://api.usepylon.com/me`,
            null,
            CATALOGUE,
          );
        for (const reading of [command(one, other), command(other, one)])
          expect(reading).toMatchObject({ kind: 'question', asks: 'same-header' });
      }),
      { numRuns: 50 },
    );
  });
});

// Proves P4: A suggestion names only a provider that has the host of the paste.
describe('a suggestion', () => {
  it('names only a provider that has the host of the paste', () => {
    const hosts = CATALOGUE.flatMap(({ hosts: all }) => all.map(({ origin }) => origin));
    const host = fc.oneof(
      fc.constantFrom(...hosts),
      fc.webUrl({ validSchemes: ['https', 'http'] }),
      fc.constantFrom(...hosts).map((origin) => `${origin}.evil.example`),
      fc.constantFrom(...hosts).map((origin) => origin.replace('://', '://x-')),
    );
    fc.assert(
      fc.property(TOKEN, host, fc.constantFrom(...hosts, null), (token, address, tab) => {
        const reading = readPaste(`curl -H 'Authorization: Bearer ${token}' '${address}'`, tab, CATALOGUE);
        const { providerId, region } = tokensOf(reading)[0]?.owner ?? { providerId: null, region: null };
        if (providerId === null) return;
        const api = CATALOGUE.find(({ id }) => id === providerId)?.hosts.find(
          ({ origin }) => origin === new URL(address).origin.replace(/^http:/, 'https:'),
        );
        expect(api).toBeDefined();
        expect(region).toBe(api?.region);
      }),
    );
  });

  it('is never made for a form alone that is no literal', () => {
    const random = fc.oneof(
      fc.stringMatching(/^[0-9a-f]{16,128}$/),
      fc.stringMatching(/^[A-Za-z0-9]{16,128}$/),
      fc.uuid(),
      fc.stringMatching(/^eyJ[A-Za-z0-9_-]{10,40}\.eyJ[A-Za-z0-9_-]{10,60}\.[A-Za-z0-9_-]{43}$/),
    );
    fc.assert(
      fc.property(random, (token) => {
        for (const { owner } of tokensOf(readPaste(token, null, CATALOGUE)))
          expect(owner.providerId).toBeNull();
      }),
    );
  });
});

describe('extra headers of a paste', () => {
  const NEVER =
    'x-original-url x-rewrite-url x-original-method x-method x-host x-original-host x-real-ip x-client-ip true-client-ip cf-connecting-ip x-envoy-original-path sudo impersonate-user x-impersonate-user x-on-behalf-of service-worker max-forwards from x-webhook-url x-callback-url x-api-key x-auth-token private-token x-amz-security-token x-http-method-override x-forwarded-host cookie host origin referer content-type proxy-authorization'.split(
      ' ',
    );

  it.each(NEVER)('never has %s', (name) => {
    const reading = readPaste(
      `curl https://api.usepylon.com/me -H 'Authorization: Bearer abc_4Tz8Xk2LmN0pQrSt' -H '${name}: 1'`,
      null,
      CATALOGUE,
    );
    const names = tokensOf(reading).flatMap(({ extraHeaders }) =>
      extraHeaders.map((each) => each.name.toLowerCase()),
    );
    expect(names).not.toContain(name);
  });

  it('are Accept for a form of its own and versions, whose value is no secret', () => {
    const of = (line: string) => {
      const reading = readPaste(
        `curl https://api.pagerduty.com/users -H 'Authorization: Token token=u+Ab3_xYz-0123456789' -H '${line}'`,
        null,
        CATALOGUE,
      );
      return tokensOf(reading)[0]?.extraHeaders;
    };
    expect(of('Accept: application/vnd.pagerduty+json;version=2')).toEqual([
      { name: 'Accept', value: 'application/vnd.pagerduty+json;version=2' },
    ]);
    expect(of('Notion-Version: 2022-06-28')).toEqual([{ name: 'Notion-Version', value: '2022-06-28' }]);
    expect(of('Accept: */*')).toEqual([]);
    expect(of('Api-Version: ghp_4Tz8Xk2LmN0pQrSt0123')).toEqual([]);
  });
});
