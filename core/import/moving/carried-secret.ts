import { roleOfHeader } from '../../openapi/header-names';
import { candidateOf } from '../../pending/candidate';
import type { Pair } from '../../pending/find';
import { insteadOfToken, looksRandom } from '../../pending/instead';
import { UNTELLING } from '../../pending/names';
import { headerParts } from '../../pending/readers/header-parts';
import type { DoubtKind } from '../../pending/reading';
import type { Provider } from '../../providers/provider';
import { isReservedHeader } from '../../token/extra-header';
import type { TokenHeader } from '../../token/headers';
import type { OtherRule, ToolRule } from '../tools/tool-file';

/** Why a rule of a file is not taken. */
export type NotTaken =
  | OtherRule
  /** Its value is in a variable that the file has no value for, or was left out of the file. */
  | 'variable-without-value'
  /** A placeholder, or a token that documents print. */
  | 'example'
  /** No header of that name can be sent. */
  | 'no-legal-name'
  | 'http-on-the-internet'
  /** The same token is in the vault or earlier in the file. */
  | 'same-is-here'
  /** It goes to a provider that Keybearer knows, which needs another header or more than the file has. */
  | 'add-by-hand'
  /** It comes along with the token beside it. */
  | 'extra-header'
  | 'over-500';

/** A secret that a rule sends, and the header that it stands in. */
export interface CarriedSecret {
  readonly secret: string;
  /** The template has `{token}`, and `{user}` where `user` is set. */
  readonly header: TokenHeader;
  /** The name in front of the password of Basic; null elsewhere. */
  readonly user: string | null;
  /** Name of the variable; null for a header. The header is then a guess. */
  readonly variable: string | null;
  /** What else of the file repeats it: the pair of Basic in base64. */
  readonly encoded: string | null;
}

/** Shorter values behind a name that says nothing are settings more often than keys. Characters. */
const SHORTEST_UNNAMED = 16;
const LONGEST_USER = 500;
/** Something fills the text in before it is sent: `{{token}}`, `${TOKEN}`. */
const FILLED_IN_LATER = /\{\{[^{}]*\}\}|\$\{[^{}]*\}/;

const DOUBTS: Partial<Record<DoubtKind, NotTaken>> = {
  placeholder: 'example',
  sample: 'example',
  masked: 'example',
  pointer: 'variable-without-value',
  'nothing-behind': 'variable-without-value',
  cookie: 'cookie',
  signed: 'not-a-header',
};

/** Judges one rule as a paste is judged: the secret that it sends, or why no part of it is taken. */
export function carriedSecret(rule: ToolRule, providers: readonly Provider[]): CarriedSecret | NotTaken {
  if (rule.kind === 'other') return rule.why;
  const judged = judge(rule, providers);
  if (typeof judged === 'string') return judged;
  if (!isLegalName(judged.header.name)) return 'no-legal-name';
  // What routes or speaks for somebody else is not a secret, however random it looks.
  return roleOfHeader(judged.header.name) === 'never' ? 'not-a-secret' : judged;
}

function judge(
  rule: Exclude<ToolRule, { kind: 'other' }>,
  providers: readonly Provider[],
): CarriedSecret | NotTaken {
  if (rule.kind === 'basic') return basicSecret('Authorization', rule.user, rule.password, null);
  if (rule.kind === 'variable')
    return pairSecret({ kind: 'pair', name: rule.variable, value: rule.value, form: 'variable' }, providers);
  const [part] = headerParts(rule.header, rule.value);
  if (part?.kind === 'instead') return DOUBTS[part.doubt] ?? 'not-a-secret';
  if (part?.kind === 'pair') return pairSecret(part, providers);
  if (part?.kind !== 'user') return 'not-a-secret';
  const encoded = rule.value.trim().replace(/^Basic\s+/i, '');
  return basicSecret(part.name, part.user, part.password, encoded);
}

function pairSecret(pair: Pair, providers: readonly Provider[]): CarriedSecret | NotTaken {
  const found = { part: pair, readFrom: 'headers', line: 0, scope: 0 } as const;
  const candidate = candidateOf(found, pair, new Set(), providers);
  if (candidate === null) return 'not-a-secret';
  const { secret, header, score, instead } = candidate;
  if (FILLED_IN_LATER.test(secret)) return 'variable-without-value';
  if (instead !== null) return DOUBTS[instead.doubt] ?? 'not-a-secret';
  const isVariable = pair.form === 'variable';
  if (score <= UNTELLING && (isVariable || secret.length < SHORTEST_UNNAMED)) return 'not-a-secret';
  return {
    secret,
    header: header ?? { name: 'Authorization', template: 'Bearer {token}', encoding: 'plain' },
    user: null,
    variable: isVariable && header === null ? pair.name : null,
    encoded: null,
  };
}

/** @param encoded as it stood in the file; null where the file has the pair itself */
function basicSecret(
  name: string,
  user: string,
  password: string,
  encoded: string | null,
): CarriedSecret | NotTaken {
  if (user === '' && password === '') {
    // No pair in base64: it is sent as it is.
    if (encoded === null || encoded === '') return 'variable-without-value';
    if (FILLED_IN_LATER.test(encoded)) return 'variable-without-value';
    return checked(encoded, { name, template: 'Basic {token}', encoding: 'plain' }, null, encoded);
  }
  if (FILLED_IN_LATER.test(user) || FILLED_IN_LATER.test(password)) return 'variable-without-value';
  const header = (template: string): TokenHeader => ({ name, template, encoding: 'basic' });
  // Some APIs take the key as the name, and nothing or an x as the password.
  if (password === '' || (/^x$/i.test(password) && looksRandom(user)))
    return checked(user, header(`{token}:${password}`), null, encoded);
  if (user === '') return checked(password, header(':{token}'), null, encoded);
  return checked(password, header('{user}:{token}'), user, encoded);
}

function checked(
  secret: string,
  header: TokenHeader,
  user: string | null,
  encoded: string | null,
): CarriedSecret | NotTaken {
  const instead = insteadOfToken(secret);
  if (instead !== null) return DOUBTS[instead.doubt] ?? 'not-a-secret';
  const isSendable = /^[\x21-\x7e]{1,8192}$/.test(secret);
  const isUser =
    user === null || (user.length <= LONGEST_USER && /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(user));
  return isSendable && isUser ? { secret, header, user, variable: null, encoded } : 'not-a-secret';
}

function isLegalName(name: string): boolean {
  const lower = name.toLowerCase();
  return /^[a-z0-9_-]{1,64}$/.test(lower) && lower !== 'accept' && !isReservedHeader(lower);
}
