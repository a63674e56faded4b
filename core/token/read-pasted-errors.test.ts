import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../errors/invalid-input-error';
import { readPasted } from './read-pasted';

function errorOf(text: string): unknown {
  try {
    readPasted(text);
    return null;
  } catch (error) {
    return error;
  }
}

describe('a paste without one sendable token is refused', () => {
  it.each([
    ['nothing', '', 'paste-empty'],
    ['blanks', ' \n\t ', 'paste-empty'],
    ['invisible characters', '\u200b\ufeff', 'paste-empty'],
    ['empty quotes', '""', 'paste-empty'],
    ['a scheme alone', 'Authorization: Bearer', 'paste-empty'],
    ['an option without a header', 'curl https://a.com -H', 'paste-empty'],
    ['100 kB', 'x'.repeat(100_000), 'paste-too-long'],
    ['100 kB of blanks', ' '.repeat(100_000), 'paste-too-long'],
    ['a token of 9 kB', 'x'.repeat(9_000), 'paste-too-long'],
    ['two words', 'abc def', 'paste-has-spaces'],
    ['a no-break space', 'abc\u00a0def', 'paste-has-spaces'],
    ['two lines', 'abcdef\nghijkl', 'paste-several-lines'],
    ['two lines of Windows', 'A_B=abc\r\nC_D=ghi', 'paste-several-lines'],
    ['two lines of the old Mac', 'abc\rdef', 'paste-several-lines'],
    ['a smuggled header', 'Authorization: Bearer abc\r\nX-Evil: 1', 'paste-several-lines'],
    ['umlauts', 'tökenätükenö', 'paste-not-ascii'],
    ['a look-alike letter', 'аbcdefgh', 'paste-not-ascii'],
    ['an ellipsis where it was cut', 'abcdefgh…', 'paste-not-ascii'],
    ['bullets', '••••••••', 'paste-not-ascii'],
    ['a null', 'abc\0def', 'paste-not-ascii'],
    ['a quote inside', 'abc"def', 'paste-has-quotes'],
    ['one quote', '"abcdef', 'paste-has-quotes'],
    ['typographic quotes', '“abcdef”', 'paste-not-ascii'],
    ['JSON', '{"token":"abcdefgh"}', 'paste-has-quotes'],
    ['a curl command without a header', 'curl https://api.example.com/', 'paste-has-spaces'],
    ['Basic, which is no bare token', 'Authorization: Basic dXNlcjpwYXNz', 'paste-has-spaces'],
  ])('%s', (_, text, reason) => {
    expect(errorOf(text)).toBeInstanceOf(InvalidInputError);
    expect(errorOf(text)).toMatchObject({ code: 'invalid-input', params: { reason } });
  });
});

const REASONS = [
  'empty',
  'too-long',
  'several-lines',
  'has-spaces',
  'not-ascii',
  'has-quotes',
  'placeholder',
].map((reason) => `paste-${reason}`);

const paste = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .tuple(
      fc.constantFrom(
        '',
        'Bearer ',
        'X-Api-Key: ',
        'A_KEY=',
        'curl -H "Authorization: ',
        "curl -H 'X: ",
        '"',
      ),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.constantFrom('', '"', "'", '\n', '" https://x.y/'),
    )
    .map((parts) => parts.join('')),
);

describe('whatever is pasted', () => {
  it('comes out as visible ASCII in one piece, or as an error of fixed words without a cause', () => {
    fc.assert(
      fc.property(paste, (text) => {
        const error = errorOf(text);
        if (error === null) {
          expect(readPasted(text).secret).toMatch(/^[\x21-\x7e]+$/);
          return;
        }
        expect(error).toBeInstanceOf(InvalidInputError);
        const { message, params, cause } = error as InvalidInputError;
        expect(message).toBe('invalid-input');
        expect(Object.keys(params)).toEqual(['reason']);
        expect(REASONS).toContain(params['reason']);
        expect(cause).toBeUndefined();
      }),
      { numRuns: 2_000 },
    );
  });

  it('leaves no part of a refused token in any property of the error', () => {
    const token = fc.stringMatching(/^[0-9A-F]{16,40}$/);
    const spoilt = fc.constantFrom(' ', 'ä', '"', '\0', '\n', '\u2028');
    fc.assert(
      fc.property(token, token, spoilt, (before, after, bad) => {
        const error = errorOf(`Authorization: Bearer ${before}${bad}${after}`) as InvalidInputError;
        const seen = JSON.stringify([
          error,
          error.name,
          error.message,
          error.stack,
          error.params,
          String(error),
        ]);
        for (const part of [before, after]) {
          for (let at = 0; at + 8 <= part.length; at += 1) expect(seen).not.toContain(part.slice(at, at + 8));
        }
      }),
    );
  });

  it('never repeats the token in what it says it left out', () => {
    const token = fc.stringMatching(/^[a-z0-9]{4}[A-Za-z0-9+/_.-]{12,40}={0,3}$/);
    const around = fc.constantFrom(['', ''], ['Bearer ', ''], ['X-Api-Key: "', '"'], ["A_KEY='", "'"]);
    fc.assert(
      fc.property(token, around, (secret, [before, after]) => {
        const { leftOut, ...found } = readPasted(`${before}${secret}${after}`);
        expect(found.secret).toBe(secret);
        for (const text of leftOut) expect(secret).not.toContain(text.slice(0, 8).padEnd(8, '\n'));
      }),
    );
  });
});
