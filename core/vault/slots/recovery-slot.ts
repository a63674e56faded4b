import { randomBytes } from '../../bytes/bytes';
import { sha256 } from '../../bytes/sha256';
import { toUtf8 } from '../../bytes/utf8';
import { KeybearerError } from '../../errors/keybearer-error';
import { hkdf } from '../seal';
import { secretSlot } from './secret-slot';
import { newSalt, SALT_BYTES, slotBytes, type UnlockSecret } from './unlock-secret';

/**
 * A recovery code as guard of the vault key. It has 130 random bits, so no KDF slows its use: nobody tries
 * that many.
 * @param symbols from `readRecoveryCode`
 */
export function recoverySlot(symbols: string): UnlockSecret {
  return secretSlot({
    kind: 'recovery',
    newParams: () => ({ salt: newSalt() }),
    derive(params) {
      const salt = slotBytes(params['salt'], SALT_BYTES);
      return hkdf(toUtf8(symbols), salt, toUtf8('keybearer recovery code'));
    },
  });
}

/** Crockford's base 32: no I, L, O, U, which people mistake for 1, 1, 0, V. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 26 symbols of 5 bits: 130 random bits. */
const RANDOM_SYMBOLS = 26;
/** 30 bits, so that one typing error in a thousand million goes unnoticed. */
const CHECK_SYMBOLS = 6;
const GROUP = 4;

/** A new code as it is shown and printed: eight groups of four, the end of it a checksum. */
export async function newRecoveryCode(): Promise<string> {
  const symbols = [...randomBytes(RANDOM_SYMBOLS)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
  return grouped(symbols + (await checksumOf(symbols)));
}

/**
 * The random symbols of a typed code. Case, white space and dashes don't matter, and neither do I, L, O
 * and U for their twins.
 * @throws KeybearerError `mistyped-recovery-code` when it can't be any code, so that no secret was tried
 */
export async function readRecoveryCode(typed: string): Promise<string> {
  const symbols = symbolsOf(typed);
  const random = symbols.slice(0, RANDOM_SYMBOLS);
  const whole = symbols.length === RANDOM_SYMBOLS + CHECK_SYMBOLS && [...symbols].every(isSymbol);
  if (!whole || symbols.slice(RANDOM_SYMBOLS) !== (await checksumOf(random))) {
    throw new KeybearerError('mistyped-recovery-code');
  }
  return random;
}

/** True when this is the last group of the code, typed as forgivingly as a code. */
export function isEndingOf(typed: string, code: string): boolean {
  return symbolsOf(typed) === code.slice(-GROUP);
}

function symbolsOf(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Dash}_.,:;]/gu, '')
    .replace(/[IL]/g, '1')
    .replaceAll('O', '0')
    .replaceAll('U', 'V');
}

async function checksumOf(symbols: string): Promise<string> {
  const digest = await sha256(toUtf8(`keybearer recovery code ${symbols}`));
  // A byte holds more than five bits; 256 is a multiple of 32, so every symbol is as likely.
  return [...digest.slice(0, CHECK_SYMBOLS)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
}

function grouped(symbols: string): string {
  return symbols.match(/.{4}/g)?.join('-') ?? '';
}

function isSymbol(symbol: string): boolean {
  return ALPHABET.includes(symbol);
}
