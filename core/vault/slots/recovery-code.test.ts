import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeybearerError } from '../../errors/keybearer-error';
import { isEndingOf, newRecoveryCode, readRecoveryCode } from './recovery-slot';

const codes = await Promise.all(Array.from({ length: 40 }, newRecoveryCode));
const code = fc.constantFrom(...codes);
const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

async function isRefused(typed: string): Promise<void> {
  await expect(readRecoveryCode(typed)).rejects.toThrow(new KeybearerError('mistyped-recovery-code'));
}

describe('a recovery code', () => {
  it('is eight groups of four from an alphabet without twins, never the same twice', () => {
    for (const one of codes) expect(one).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('holds 130 random bits: every symbol turns up at every place', async () => {
    const many = await Promise.all(Array.from({ length: 600 }, newRecoveryCode));
    for (let at = 0; at < 26; at += 1) {
      const seen = new Set(many.map((one) => one.replaceAll('-', '')[at]));
      expect(seen.size, `place ${at}`).toBe(32);
    }
  });

  it('is read as it is shown', async () => {
    for (const one of codes) expect(await readRecoveryCode(one)).toBe(one.replaceAll('-', '').slice(0, 26));
  });

  it('is read whatever case, spaces, dashes and twins were typed', async () => {
    const spelling = fc.record({ code, seed: fc.array(fc.nat(5), { minLength: 39, maxLength: 39 }) });
    await fc.assert(
      fc.asyncProperty(spelling, async ({ code: shown, seed }) => {
        const typed = [...shown].map((symbol, at) => respelled(symbol, seed[at] ?? 0)).join('');
        expect(await readRecoveryCode(typed)).toBe(await readRecoveryCode(shown));
      }),
      { numRuns: 200 },
    );
  });

  it('is refused with one other symbol, anywhere', async () => {
    const [shown = ''] = codes;
    for (const [at, symbol] of [...shown].entries()) {
      if (symbol === '-') continue;
      for (const other of SYMBOLS) {
        if (other !== symbol) await isRefused(shown.slice(0, at) + other + shown.slice(at + 1));
      }
    }
  });

  it('is refused with two neighbours swapped, one missing or one too many', async () => {
    await fc.assert(
      fc.asyncProperty(code, fc.nat(30), async (shown, at) => {
        const text = shown.replaceAll('-', '');
        const swapped = text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2);
        if (swapped !== text) await isRefused(swapped);
        await isRefused(text.slice(0, at) + text.slice(at + 1));
        await isRefused(`${text}${text[at]}`);
      }),
      { numRuns: 200 },
    );
  });

  it.each(['', '-', 'x', '𝟘', 'Ж'.repeat(32), '0'.repeat(32), 'a'.repeat(200), '🔑'.repeat(16)])(
    'is refused: %s',
    isRefused,
  );

  it('is confirmed by its last group, typed as forgivingly', () => {
    const [shown = ''] = codes;
    const ending = shown.slice(-4);
    for (const typed of [ending, ending.toLowerCase(), ` ${ending.slice(0, 2)} ${ending.slice(2)} `]) {
      expect(isEndingOf(typed, shown)).toBe(true);
    }
    for (const typed of ['', shown, shown.slice(0, 4) === ending ? '0000' : shown.slice(0, 4)]) {
      expect(isEndingOf(typed, shown)).toBe(false);
    }
  });
});

function respelled(symbol: string, how: number): string {
  if (symbol === '-') return ['-', ' ', '', '\u2013', '\n', '_'][how] ?? '-';
  const twins: Readonly<Record<string, string>> = { '0': 'o', '1': 'lI'[how % 2] ?? 'l', V: 'u' };
  if (how === 1) return twins[symbol] ?? symbol;
  if (how === 2) return symbol.toLowerCase();
  // Full-width forms, as an East Asian keyboard gives them.
  if (how === 3) return String.fromCharCode(symbol.charCodeAt(0) + 0xfee0);
  return symbol;
}
