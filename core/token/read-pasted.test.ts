import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growthExponent } from '../testing/growth-exponent';
import { readPasted } from './read-pasted';

const TOKEN = 'u+Ab3_xYz-0123456789';

describe('a bare token', () => {
  it.each([
    ['as it is', TOKEN],
    ['with blanks and line ends around it', ` \t${TOKEN}\r\n`],
    ['with a no-break space around it', `\u00a0${TOKEN}\u00a0`],
    ['in double quotes', `"${TOKEN}"`],
    ['in single quotes', `'${TOKEN}'`],
    ['in backticks', `\`${TOKEN}\``],
    ['in quotes with a comma', `"${TOKEN}",`],
    ['with a zero-width space', `\u200b${TOKEN.slice(0, 5)}\u200b${TOKEN.slice(5)}`],
    ['with a byte order mark', `\ufeff${TOKEN}`],
    ['with a soft hyphen', `${TOKEN.slice(0, 9)}\u00ad${TOKEN.slice(9)}`],
    ['with bidi marks', `\u202e${TOKEN}\u202c`],
    ['behind Bearer', `Bearer ${TOKEN}`],
    ['behind bearer in lower case', `bearer   ${TOKEN}`],
    ['behind Token token=', `Token token=${TOKEN}`],
    ['behind Token token= with quotes', `Token token="${TOKEN}"`],
  ])('%s', (_, text) => {
    expect(readPasted(text)).toMatchObject({ secret: TOKEN, variable: null, header: null, origin: null });
  });

  it('says what was taken away, and nothing of the token', () => {
    expect(readPasted(`\u200bBearer ${TOKEN}`).leftOut).toEqual(['U+200B', 'Bearer']);
    expect(readPasted(`Authorization: Token token=${TOKEN}`).leftOut).toEqual([
      'Authorization:',
      'Token',
      'token=',
    ]);
    expect(readPasted(TOKEN).leftOut).toEqual([]);
  });

  it('keeps the whole of a base64 token, padding included', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 9, maxLength: 80 }), (bytes) => {
        const token = btoa(String.fromCharCode(...bytes));
        expect(readPasted(token)).toMatchObject({ secret: token, leftOut: [], variable: null });
        expect(readPasted(`Bearer ${token}`).secret).toBe(token);
        expect(readPasted(`export MY_KEY="${token}"`)).toMatchObject({ secret: token, variable: 'MY_KEY' });
      }),
    );
  });

  it.each(['JBSWY3DPEHPK3PXP====', 'sk_live_abcdef==', 'ABCDEFGH12='])('keeps the padding of %s', (token) => {
    expect(readPasted(token)).toEqual({
      secret: token,
      leftOut: [],
      variable: null,
      header: null,
      origin: null,
    });
  });

  it.each(['a1b2c3d4-e5f6-7890-abcd-ef0123456789:fx', 'user-abc:Zq7kT0123456'])(
    'does not take the first half of %s for a header and show it',
    (token) => {
      expect(readPasted(token)).toMatchObject({ secret: token, leftOut: [], header: null });
    },
  );

  it('keeps JWTs and every other token of URL-safe characters', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9][A-Za-z0-9._~+/-]{10,200}$/), (token) => {
        expect(readPasted(` ${token}\n`).secret).toBe(token);
      }),
    );
  });
});

describe('a header line', () => {
  it.each([
    ['Authorization: Bearer ', ''],
    ['authorization:Bearer ', ''],
    ['AUTHORIZATION : bearer  ', ''],
    ['"Authorization: Bearer ', '"'],
    ["'authorization: Token token=", "'"],
    ["'Authorization: Token token=", "',"],
    ['Authorization: "Bearer ', '"'],
    ['Authorization: ', ''],
  ])('%s…%s', (before, after) => {
    expect(readPasted(before + TOKEN + after)).toMatchObject({ secret: TOKEN, header: 'authorization' });
  });

  it.each(['X-Api-Key: ', 'x-api-key:', '"X-API-KEY: '])('%s…', (before) => {
    const after = before.startsWith('"') ? '"' : '';
    expect(readPasted(before + TOKEN + after)).toMatchObject({ secret: TOKEN, header: 'x-api-key' });
  });
});

describe('a line of a .env file or a shell', () => {
  it.each([
    `PAGERDUTY_TOKEN=${TOKEN}`,
    `export PAGERDUTY_TOKEN=${TOKEN}`,
    `export PAGERDUTY_TOKEN="${TOKEN}"`,
    `PAGERDUTY_TOKEN='${TOKEN}'`,
    `PAGERDUTY_TOKEN = ${TOKEN}`,
    `set PAGERDUTY_TOKEN=${TOKEN}`,
    `pagerduty_token=${TOKEN}`,
    `export PAGERDUTY_TOKEN='Token token=${TOKEN}'\n`,
  ])('%s', (line) => {
    expect(readPasted(line)).toMatchObject({ secret: TOKEN, variable: 'PAGERDUTY_TOKEN' });
  });
});

it('takes time with the length of a paste, not with its square, whatever it is made of', () => {
  const bad = [
    '"',
    "'",
    '\\"',
    '"\\',
    '"\'',
    'a:',
    'a=',
    '^"',
    '\u200b',
    '-H ',
    '--header=',
    '=',
    ' ',
    'Token ',
  ];
  const read = (length: number): void => {
    for (const piece of bad)
      for (const start of ['', 'curl ', 'curl "', 'curl ^"', 'Authorization: ', 'A='])
        try {
          readPasted((start + piece.repeat(length)).slice(0, length));
        } catch {
          // Only the time matters here.
        }
  };
  expect(growthExponent(8_192, 65_536, read)).toBeLessThan(1.5);
});
