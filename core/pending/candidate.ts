import type { Provider } from '../providers/provider';
import { recogniserOf } from '../providers/recogniser';
import type { Found, Pair } from './find';
import { type Instead, insteadOfToken, looksRandom } from './instead';
import { isTelling, plainName, scoreOfHeader, scoreOfName, UNTELLING } from './names';
import type { CredentialForm, PastedHeader, ReadFrom } from './reading';
import { takeApart, type Value } from './value';

const LONGEST_TOKEN = 8_192;
/** Added to the score of a value with a scheme in front of it. */
const WITH_SCHEME = 10;
/** Score of a value without a name. */
const NAMELESS = 30;
/** Added for a header that the request's own provider asks for: it comes before one that only sounds like a token's. */
const PROVIDERS_OWN = 60;

/** Whether `fetch` sends cookies. */
const OF_FETCH = /^(?:omit|include|same-origin)$/;

/** Something that may be the token, with what speaks for it. */
export interface Candidate {
  readonly secret: string;
  /** The variable, field, option or label that it belongs to, else the name of its header. */
  readonly name: string | null;
  readonly form: CredentialForm;
  /** In code, the object or the call that it is passed to. */
  readonly handedTo: string | null;
  readonly header: PastedHeader | null;
  readonly value: Value;
  readonly score: number;
  /** The thing that it probably is instead; null where it can be a token. */
  readonly instead: (Instead & { readonly providerId: string | null }) | null;
  readonly readFrom: ReadFrom;
  readonly line: number;
  readonly scope: number;
}

/**
 * Judges one pair.
 * @param own lower-case names of the headers that the request's provider asks for
 * @returns null for a value that nobody would take for a token
 */
export function candidateOf(
  found: Found,
  pair: Pair,
  own: ReadonlySet<string>,
  providers: readonly Provider[],
): Candidate | null {
  const { name, form } = pair;
  const isAuthorization = name !== null && /^(?:proxy-)?authorization$/i.test(name);
  const raw = pair.value.trim();
  const value = takeApart(raw, isAuthorization);
  const secret = value.text;
  const header = headerOf(pair, value);
  const said = scoreOf(pair, header, secret);
  const score = said + (value.scheme === null ? 0 : WITH_SCHEME);
  if (said === 0 || (score < NAMELESS && secret === '')) return null;
  const instead = whatInstead(raw, secret, pair, providers);
  const bonus = header !== null && own.has(header.name.toLowerCase()) ? PROVIDERS_OWN : 0;
  const { readFrom, line, scope } = found;
  return {
    ...{ secret, form, header, value, instead, readFrom, line, scope },
    name: pair.variable ?? name,
    handedTo: pair.handedTo ?? null,
    score: score + bonus,
  };
}

/** The header in which the value was sent: the one that it stood in, or the one that its scheme belongs to. */
function headerOf(pair: Pair, value: Value): PastedHeader | null {
  const name =
    pair.form === 'header' ? pair.name : (value.header ?? (value.scheme === null ? null : 'Authorization'));
  if (name === null) return null;
  const template =
    value.scheme === null ? '{token}' : `${value.scheme}${value.scheme.endsWith('=') ? '' : ' '}{token}`;
  return { name, template, encoding: 'plain' };
}

function scoreOf({ name, form, value }: Pair, header: PastedHeader | null, secret: string): number {
  if (name === 'credentials' && OF_FETCH.test(secret)) return 0;
  if (form === 'header' && name !== null) {
    const score = scoreOfHeader(name);
    return score === UNTELLING && !looksRandom(secret) ? 0 : score;
  }
  // `{ "message": "Token expired" }`: only a value that can be one has a scheme in front.
  const isSentence = form !== 'bare' && !looksRandom(secret) && insteadOfToken(secret) === null;
  const isNamed = name !== null && isTelling(name);
  if (header !== null && form !== 'parameter' && !isNamed && !isSentence) return 90;
  if (form === 'bare') return NAMELESS;
  if (form === 'argument') {
    const says = name !== null && isTelling(name) ? NAMELESS + UNTELLING : NAMELESS;
    return insteadOfToken(value) !== null || looksRandom(secret) ? says : 0;
  }
  if (name === null) return 0;
  const score = scoreOfName(name);
  return score === UNTELLING && !looksRandom(secret) ? 0 : score;
}

function whatInstead(
  raw: string,
  secret: string,
  pair: Pair,
  providers: readonly Provider[],
): Candidate['instead'] {
  const known = recogniserOf(providers);
  const sampled = known.ofSample(secret) ?? known.ofSample(raw);
  const general = insteadOfToken(secret) ?? (secret === raw ? null : insteadOfToken(raw));
  if (sampled !== undefined) return { doubt: 'sample', text: secret, anyway: true, providerId: sampled.id };
  const nobodys = (instead: Instead) => ({ ...instead, providerId: null });
  if (EVERYBODYS_SAMPLES.has(secret)) return nobodys({ doubt: 'sample', text: null, anyway: true });
  if (general !== null && isFilledIn(general, raw, secret)) return null;
  if (general !== null) return nobodys({ ...general, anyway: general.anyway && isSendable(secret) });
  if (secret === '' || /^(?:null|none|undefined|true|false)$/i.test(secret))
    return nobodys({ doubt: 'nothing-behind', text: null, anyway: false });
  if (secret.length > LONGEST_TOKEN) return nobodys({ doubt: 'too-long', text: null, anyway: false });
  if (/\s/u.test(secret)) return nobodys({ doubt: 'words', text: null, anyway: false });
  if (!/^[\x21-\x7e]+$/.test(secret)) return nobodys({ doubt: 'not-ascii', text: null, anyway: false });
  if (/["'`]/.test(secret)) return nobodys({ doubt: 'quotes', text: null, anyway: false });
  if (isPrivateHalf(pair.name, secret)) return nobodys({ doubt: 'private-key', text: null, anyway: true });
  if (pair.form === 'parameter') return nobodys({ doubt: 'key-in-address', text: null, anyway: true });
  if (/^(?:bare|label)$/.test(pair.form) && isWord(secret))
    return nobodys({ doubt: 'word', text: null, anyway: true });
  if (pair.form === 'bare' && /[(){}[\]<>]|^[A-Z_]+=$|^[A-Za-z-]+:$/.test(secret))
    return nobodys({ doubt: 'no-token', text: null, anyway: false });
  return null;
}

/** The brackets around a filled-in token were taken off, or the variable of which it is the default: what is left decides. */
function isFilledIn(instead: Instead, raw: string, secret: string): boolean {
  const isAround = instead.doubt === 'placeholder' || (instead.doubt === 'pointer' && raw.startsWith('${'));
  return isAround && insteadOfToken(secret) === null && looksRandom(secret);
}

function isSendable(secret: string): boolean {
  return /^[\x21-\x7e]{1,8192}$/.test(secret) && !/["'`]/.test(secret);
}

/** The private half of a pair of keys, 32 bytes as WireGuard writes them, by its name. */
function isPrivateHalf(name: string | null, secret: string): boolean {
  return /(?:^|_)private_key$/.test(plainName(name ?? '')) && /^[A-Za-z0-9+/]{43}=$/.test(secret);
}

/** One word of a language, as a heading or a name has it, or the name of a branch: `feature/AB-12-token-page`. */
function isWord(secret: string): boolean {
  return (
    /^(?:[A-Za-z]?[a-z]{1,15}|[A-Z]{2,12})[.:!?]?$/.test(secret) ||
    /^(?:origin\/)?(?:feat(?:ure)?|(?:bug|hot)?fix|release|chore|docs|refactor|test|renovate|dependabot)(?:\/[a-z]{2,20})?\/[A-Za-z0-9._-]{2,100}$/.test(
      secret,
    )
  );
}

/** Printed in countless documents as examples. */
const EVERYBODYS_SAMPLES: ReadonlySet<string> = new Set([
  'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c',
  'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiYWRtaW4iOnRydWUsImlhdCI6MTUxNjIzOTAyMn0.KMUFsIDTnFmyG3nMiGM6H9FNFUROf3wh7SmqJp-QV30',
  'AKIAIOSFODNN7EXAMPLE',
  'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  'mF_9.B5f-4.1JqM',
  '2YotnFZFEjr1zCsicMWpAA',
  'sk_test_4eC39HqLyjWDarjtT1zdp7dc',
]);
