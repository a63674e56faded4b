import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growthExponent } from '../testing/growth-exponent';
import { cleanText } from './clean-text';

const SECRET = 'Zq7+kT-0123/456789Ab==';

describe('cleanText replaces an echo of the secret', () => {
  it.each([
    ['whole', `Invalid key ${SECRET}.`, 'Invalid key [token].'],
    ['twice', `${SECRET}${SECRET}`, '[token]'.repeat(2)],
    ['its first half', `key ${SECRET.slice(0, 12)}… unknown`, 'key [token]… unknown'],
    ['its last half', `…${SECRET.slice(-9)}`, '…[token]'],
    ['eight characters of its middle', `x${SECRET.slice(5, 13)}y`, 'x[token]y'],
    ['URL-encoded', `?key=${encodeURIComponent(SECRET)}`, '?key=[token]'],
    ['URL-encoded in lower case', `?key=${encodeURIComponent(SECRET).toLowerCase()}`, null],
    ['in base64', `Basic ${btoa(SECRET)}`, 'Basic [token]'],
    ['in base64 behind a user name', `Basic ${btoa(`a:${SECRET}`)}`, null],
    ['in base64 behind a longer name', `Basic ${btoa(`Bearer ${SECRET}`)}`, null],
    ['split by zero-width spaces', [...SECRET].join('\u200b'), '[token]'],
    ['split by fillers', [...SECRET].join('\u034f'), '[token]'],
    ['split by bidi marks', `${SECRET.slice(0, 7)}\u202e${SECRET.slice(7)}`, '[token]'],
  ])('%s', (_, text, expected) => {
    const cleaned = cleanText(text, [SECRET]);
    if (expected !== null) expect(cleaned).toBe(expected);
    expect(longestShared(cleaned, SECRET)).toBeLessThan(8);
    expect(longestShared(cleaned, btoa(`a:${SECRET}`).slice(4))).toBeLessThan(8);
  });

  it('replaces a short secret whole, and leaves seven characters of a long one', () => {
    expect(cleanText('your key abc is bad', ['abc'])).toBe('your key [token] is bad');
    expect(cleanText(`starts with ${SECRET.slice(0, 7)}`, [SECRET])).toBe(
      `starts with ${SECRET.slice(0, 7)}`,
    );
  });

  it('replaces every secret that is given, and survives an empty one', () => {
    expect(cleanText('the-first-key and another-secret', ['the-first-key', 'another-secret', ''])).toBe(
      '[token] and [token]',
    );
  });
});

describe('cleanText', () => {
  it.each([
    ['control characters', 'a\0b\x07c\x7fd\x9be', 'a b c d e'],
    ['line ends and blanks', ' a\r\n\tb\u2028c\u2029d\u00a0\u3000e ', 'a b c d e'],
    ['bidi overrides and isolates', '\u202eevil\u202c \u2066x\u2069\u200f\u061c', 'evil x'],
    ['zero-width characters', 'a\u200b\u200c\u200d\u2060\ufeffb', 'ab'],
    ['tag characters', 'a\u{e0041}\u{e0042}b', 'ab'],
    ['private use', 'a\ue000\u{100000}b', 'a b'],
    ['lone surrogates', 'a\ud800b\udc00c', 'a b c'],
    ['terminal colours', '\x1b[31mred\x1b[0m', '[31mred [0m'],
    ['nothing visible', '\u200b\n\0', ''],
  ])('is one plain line without %s', (_, text, expected) => {
    expect(cleanText(text, [])).toBe(expected);
  });

  it('leaves markup as text, for the page to show as text', () => {
    expect(cleanText('<b>no</b> & {{x}}', [])).toBe('<b>no</b> & {{x}}');
  });

  it('keeps 200 characters, and cuts a longer text with an ellipsis', () => {
    expect(cleanText('x'.repeat(200), [])).toBe('x'.repeat(200));
    expect(cleanText('x'.repeat(201), [])).toBe(`${'x'.repeat(199)}…`);
  });

  it('cuts between code points, never to more than a record can hold', () => {
    expect(cleanText('😀'.repeat(150), [])).toBe(`${'😀'.repeat(99)}…`);
    expect(cleanText(`x${'😀'.repeat(150)}`, [])).toBe(`x${'😀'.repeat(99)}…`);
  });

  it('does not leave half a secret where a huge text is cut', () => {
    for (let at = 19_960; at <= 20_010; at += 1) {
      const cleaned = cleanText(`${' '.repeat(at)}${SECRET}`, [SECRET]);
      expect(longestShared(cleaned, SECRET)).toBeLessThan(8);
    }
  });

  it('takes time with the length of a secret, not with its square', () => {
    for (const [text, ends] of [
      ['ab', 'ab'],
      ['aa', 'ab'],
    ] as const) {
      const secretOf = (length: number) => text.repeat(length / 2 - 1) + ends;
      const work = (length: number) => void cleanText(text.repeat(500_000), [secretOf(length)]);
      expect(growthExponent(1_024, 8_192, work)).toBeLessThan(1.5);
    }
  });

  it('takes no more time for more than is read', () => {
    const secret = `${'a'.repeat(8_191)}b`;
    const work = (length: number) => void cleanText('a'.repeat(length), [secret]);
    expect(growthExponent(20_000, 1_000_000, work)).toBeLessThan(0.5);
  });
});

// Proves P4: A server’s words become one plain line without the token.
describe('whatever a server says', () => {
  const secret = fc.oneof(
    fc.stringMatching(/^[A-Za-z0-9+/=_-]{8,40}$/),
    fc.stringMatching(/^[+/=&%]{8,20}$/),
    fc.stringMatching(/^[ab]{8,40}$/),
  );
  const piece = (text: string) =>
    fc.oneof(
      {
        weight: 3,
        arbitrary: fc
          .nat(text.length)
          .chain((from) =>
            fc.nat(text.length).map((to) => text.slice(Math.min(from, to), Math.max(from, to))),
          ),
      },
      fc.constantFrom(text, encodeURIComponent(text), btoa(text), btoa(`x${text}`), btoa(`xy${text}`)),
      fc.constantFrom(' ', '  ', '\n', '\u200b', '\0', '\u202e', '😀', '…', ' '.repeat(300)),
      fc.string({ unit: 'binary', maxLength: 10 }),
    );
  const case_ = secret.chain((text) =>
    fc.tuple(
      fc.constant(text),
      fc.array(piece(text), { maxLength: 12 }).map((pieces) => pieces.join('')),
    ),
  );

  it('no eight characters of the secret survive, in the clear or encoded', () => {
    fc.assert(
      fc.property(case_, ([text, said]) => {
        const cleaned = cleanText(said, [text]);
        expect(longestShared(cleaned, text)).toBeLessThan(8);
        expect(longestShared(cleaned, encodeURIComponent(text))).toBeLessThan(8);
        expect(longestShared(cleaned, btoa(text))).toBeLessThan(8);
      }),
      { numRuns: 1_000 },
    );
  });

  it('what is left is one printable line that a record can hold, and stays as it is', () => {
    fc.assert(
      fc.property(case_, ([text, said]) => {
        const cleaned = cleanText(said, [text]);
        expect(cleaned.length).toBeLessThanOrEqual(200);
        expect(cleaned).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]|\s\s|^\s|\s$/u);
        expect(cleanText(cleaned, [])).toBe(cleaned);
      }),
    );
  });
});

/** Length of the longest run of characters that both have. */
function longestShared(text: string, secret: string): number {
  for (let length = secret.length; length > 0; length -= 1) {
    for (let at = 0; at + length <= secret.length; at += 1) {
      if (text.includes(secret.slice(at, at + length))) return length;
    }
  }
  return 0;
}
