import * as v from 'valibot';
import { InvalidInputError } from '../errors/invalid-input-error';
import { EXACT_ORIGIN } from '../shapes/exact-origin';
import type { TokenHeader } from '../token/headers';
import { OUTCOME_REASONS, type OutcomeReason } from '../token/outcome';
import type { Answer } from './classify';

/** A form in which APIs take tokens. Pages look up their text by this code. */
export type FormName = keyof typeof FORMS;

/** One request of *Try usual forms*: a GET of this address with this header. */
export interface FormTry {
  readonly form: FormName;
  readonly url: string;
  readonly header: TokenHeader;
}

const plain = (name: string, template: string): TokenHeader => ({ name, template, encoding: 'plain' });
const basic = (template: string): TokenHeader => ({ name: 'Authorization', template, encoding: 'basic' });

const FORMS = {
  bearer: plain('Authorization', 'Bearer {token}'),
  'x-api-key': plain('X-Api-Key', '{token}'),
  token: plain('Authorization', 'Token {token}'),
  'basic-user': basic('{token}:'),
  'basic-password': basic(':{token}'),
  // Only where the server names them.
  apikey: plain('Authorization', 'ApiKey {token}'),
  geniekey: plain('Authorization', 'GenieKey {token}'),
  ssws: plain('Authorization', 'SSWS {token}'),
} as const satisfies Readonly<Record<string, TokenHeader>>;

/** How a form is sent. */
export function formHeader(form: FormName): TokenHeader {
  return FORMS[form];
}

export const FORM_NAMES = Object.keys(FORMS) as readonly FormName[];

const USUAL = ['bearer', 'x-api-key', 'token'] as const;
/** A failed sign-in with a name counts against an account, so these are never tried unasked. */
const BASIC = ['basic-user', 'basic-password'] as const;

/**
 * Schemes of `WWW-Authenticate` that are told apart, with the forms that answer them; none for those that take no
 * token. A server may write anything there, so nothing else of it is shown.
 */
const SCHEMES = {
  bearer: ['bearer'],
  token: ['token'],
  basic: BASIC,
  apikey: ['apikey'],
  geniekey: ['geniekey'],
  ssws: ['ssws'],
  digest: [],
  negotiate: [],
  ntlm: [],
  kerberos: [],
  dpop: [],
  hmac: [],
  oauth: [],
  mutual: [],
  'aws4-hmac-sha256': [],
} as const satisfies Readonly<Record<string, readonly FormName[]>>;

/** A scheme by its name in lower case; `other` for one that is not in the table. */
export type Scheme = keyof typeof SCHEMES | 'other';

/** Characters of the header that are read. */
const LONGEST_CHALLENGE = 2000;
/** A scheme alone, or before its parameters; a parameter has its `=` right behind the name. */
const SCHEME = /^\s*([A-Za-z][\w!#$%&'*+.^`|~-]*)(?:\s+(?!=)|\s*$)/;

/** The schemes that a server asks for, each once. @param header the value of `WWW-Authenticate`, or null */
export function challengeSchemes(header: string | null): readonly Scheme[] {
  // What a realm says in quotes is not a scheme.
  const bare = (header ?? '').slice(0, LONGEST_CHALLENGE).replace(/"(?:[^"\\]|\\.)*(?:"|$)/g, '""');
  const names = bare.split(',').flatMap((part) => SCHEME.exec(part)?.[1]?.toLowerCase() ?? []);
  return [...new Set(names.map((name) => (isKnown(name) ? name : 'other')))];
}

function isKnown(name: string): name is keyof typeof SCHEMES {
  return Object.hasOwn(SCHEMES, name);
}

/**
 * The requests that find out in which form an API takes a token, five at most. What is listed is what is sent: one
 * host, one address, nothing in an address or a body.
 * @param schemes that the server asked for; where it named any, only those
 * @param basicTicked the user wants Basic tried as well
 * @throws {InvalidInputError} `forms-address` for what is not exactly one https address
 */
export function usualForms(
  origin: string,
  path: string,
  schemes: readonly Scheme[],
  basicTicked: boolean,
): readonly FormTry[] {
  const url = URL.canParse(path, origin) ? new URL(path, origin) : null;
  const isExact = url !== null && url.origin === origin && url.pathname + url.search === path;
  if (!EXACT_ORIGIN.test(origin) || !isExact) throw new InvalidInputError('forms-address');
  const asked = schemes.flatMap((scheme): readonly FormName[] => (scheme === 'other' ? [] : SCHEMES[scheme]));
  const forms = schemes.length > 0 ? asked : [...USUAL, ...(basicTicked ? BASIC : [])];
  return forms.slice(0, MOST_TRIES).map((form) => ({ form, url: url.href, header: FORMS[form] }));
}

const MOST_TRIES = 5;

/** Words of a server that counts failures: going on could lock an account. */
const LOCK =
  /(?<![a-z])(?:lock(?:ed|ing|out|s)?|block(?:ed|ing|s)?|too[ _-]?many|suspend(?:ed)?|disabled|banned|throttl[a-z]*|rate[ _-]?limit[a-z]*|captcha|(?:failed|remaining|login)[ _-]?attempts?|attempts?[ _-]?(?:left|remaining|exceeded))(?![a-z])/i;
/** Characters of an answer that are searched for them. */
const MOST_READ = 100_000;

/** What follows an answer. `stop`: it is neither an acceptance nor a plain refusal, so nothing more is sent. */
export function afterTry(answer: Answer): 'accepted' | 'next' | 'stop' {
  if (answer.header('retry-after') !== null || speaksOfLock(answer)) return 'stop';
  if (answer.kind !== 'redirect' && (answer.status === 401 || answer.status === 403)) return 'next';
  const isGood = answer.status >= 200 && answer.status < 300;
  return isGood && answer.kind !== 'redirect' && answer.kind !== 'html' ? 'accepted' : 'stop';
}

/**
 * Whether the answer without a token is one after which tokens may be tried: a plain refusal by an API. Anything else
 * either needs no token, or is not what the user takes it for.
 */
export function mayTryForms(without: Answer): boolean {
  return afterTry(without) === 'next';
}

function speaksOfLock({ body, text, status }: Answer): boolean {
  const isGood = status >= 200 && status < 300;
  return !isGood && [text ?? '', wordsIn(body)].some((words) => LOCK.test(apart(words)));
}

/** Codes such as `accountLocked` in words. */
function apart(text: string): string {
  return text.slice(0, MOST_READ).replace(/([a-z])([A-Z])/g, '$1 $2');
}

/** All of it in one line, whatever escapes it was written with. */
function wordsIn(body: unknown): string {
  try {
    return JSON.stringify(body) ?? '';
  } catch {
    // Nobody nests the words of an error this deep, and what can't be read is no reason to go on.
    return 'locked';
  }
}

/** What an address answers to a request without token and cookies. */
export type Look =
  | {
      readonly kind: Answer['kind'];
      readonly status: number;
      /** Schemes that it asks for. */
      readonly schemes: readonly Scheme[];
      /** Its own words, cleaned; null where it says none. */
      readonly message: string | null;
    }
  | { readonly kind: 'none'; readonly reason: OutcomeReason };

/** Whether what came without a token is a reason to send one: only a plain refusal is. */
export function mayTryAfter(look: Look): boolean {
  if (look.kind === 'none' || look.kind === 'redirect') return false;
  return look.status === 401 || look.status === 403;
}

/** What came of trying usual forms. */
export const formsResultSchema = v.strictObject({
  /** The form that was accepted; null where none was. */
  accepted: v.nullable(v.picklist(FORM_NAMES)),
  /**
   * `all-tried`: each was refused. `stopped`: an answer was neither an acceptance nor a refusal. `held`: the answer
   * without a token was none of an API that waits for one, so nothing was sent. `no-form`: it asks for nothing that can
   * be tried.
   */
  end: v.picklist(['accepted', 'all-tried', 'stopped', 'held', 'no-form']),
  /** Status without a token, or null where nothing answered. */
  without: v.nullable(v.number()),
  /** Each request that was sent with the token: its form, and its status or why there was none. */
  tries: v.array(
    v.strictObject({
      form: v.picklist(FORM_NAMES),
      status: v.nullable(v.number()),
      reason: v.nullable(v.picklist(OUTCOME_REASONS)),
    }),
  ),
});
export type FormsResult = v.InferOutput<typeof formsResultSchema>;

/** Where forms were tried, so that the same token is not tried there again soon. */
export const triedFormsSchema = v.array(
  v.strictObject({
    origin: v.string(),
    /** Of the token. */
    digest: v.string(),
    /** Milliseconds since 1970. */
    at: v.number(),
    /** Null while it goes on, and where it was cut short. */
    result: v.nullable(formsResultSchema),
  }),
);
export type TriedForms = v.InferOutput<typeof triedFormsSchema>;
