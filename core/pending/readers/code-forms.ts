import { type AddressRole, readAddress } from '../address';
import type { Part } from '../find';
import type { CodeToken } from './code-tokens';
import { headerParts } from './header-parts';
import { isHeaderName } from './named-value';

/** What a string literal means by the call or the object that contains it, where that says more than its name. */
interface CodeForm {
  readonly parts: readonly Part[];
  /** Literals after it that belong to the same thing. */
  readonly more: number;
}

const VERB = /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/;
/** `auth=("ada", "…")`, `HTTPBasicAuth("ada", "…")`, `SetBasicAuth("ada", "…")`, `basic_auth: ["ada", "…"]`. */
const PAIR = /basic_?auth|^auth$|^UsernamePasswordCredentials$|^Credentials$|^basic$/i;
const BEARER = /^(?:\w{1,20}_)?(?:set)?bearer_?(?:auth|token)?$|^withToken$/i;
const OBJECT_OF_QUERY = /^(?:params|query|qs|searchParams)$/i;

/** @returns null where the literal is nothing of the kind */
export function formOfText(tokens: readonly CodeToken[], at: number): CodeForm | null {
  const text = tokens[at]?.value ?? '';
  const is = (from: number): string => tokens[at + from]?.value ?? '';
  const isText = (from: number): boolean => tokens[at + from]?.kind === 'text';
  if (VERB.test(text) && is(1) !== ':') return { parts: [{ kind: 'method', method: text }], more: 0 };
  const pair = pairAt(tokens, at);
  if (pair !== null) return pair;
  const called = is(-1) === '(' ? is(-2) : '';
  // `Header.Add("X-Acme", "…")`, `addHeader("X-Acme", "…")`: a header whatever its name.
  const isOfHeaders =
    /header$/i.test(called) || (/^(?:add|set|append)$/i.test(called) && /headers?$/i.test(is(-4)));
  if (isOfHeaders && /^[A-Za-z][A-Za-z0-9-]{1,63}$/.test(text) && is(1) === ',' && isText(2)) {
    const value = /^[+.%]$/.test(is(3)) ? textOfVariable(tokens, at + 2) : is(2);
    if (value !== null) return { parts: headerParts(text, value), more: 2 };
  }
  // `f.request :authorization, 'Bearer', '…'` of Ruby, `auth: {:bearer, "…"}` of Elixir.
  if (
    is(-1) === ',' &&
    /^(?:authorization|authorization_header)$/i.test(is(-2)) &&
    is(1) === ',' &&
    isText(2)
  )
    return { parts: headerParts('Authorization', `${text} ${is(2)}`), more: 2 };
  if (is(-1) === ',' && is(-2) === 'bearer' && is(-3) === ':' && /^\S{8,}$/.test(text))
    return { parts: headerParts('Authorization', `Bearer ${text}`), more: 0 };
  if (called === 'AuthenticationHeaderValue' && is(1) === ',' && isText(2))
    return { parts: headerParts('Authorization', `${text} ${is(2)}`), more: 2 };
  // `setValue("…", forHTTPHeaderField: "…")`
  if (is(1) === ',' && is(2) === 'forHTTPHeaderField' && isText(4))
    return { parts: headerParts(is(4), text), more: 4 };
  if (BEARER.test(called) && /^\S{8,}$/.test(text))
    return { parts: headerParts('Authorization', `Bearer ${text}`), more: 0 };
  const isHost = /^(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d{1,5})?$/i.test(text);
  if (/^HTTPS?Connection$/.test(called) && isHost)
    return { parts: target(`${/HTTPS/.test(called) ? 'https' : 'http'}://${text}`), more: 0 };
  // `URL(string: "…")`
  if (is(-2) === 'string' && is(-1) === ':' && is(-3) === '(' && /^https?:/i.test(text))
    return { parts: target(text), more: 0 };
  const isQuery = /^(?:=|=>|:)$/.test(is(-1)) && OBJECT_OF_QUERY.test(objectAround(tokens, at));
  if (isQuery && text !== '')
    return { parts: [{ kind: 'pair', name: is(-2), value: text, form: 'parameter' }], more: 0 };
  return null;
}

/** A name and a password beside each other, or in one literal: `CURLOPT_USERPWD, "ada:…"`. */
function pairAt(tokens: readonly CodeToken[], at: number): CodeForm | null {
  const is = (from: number): string => tokens[at + from]?.value ?? '';
  const value = is(0);
  const user = (name: string, password: string, more: number): CodeForm => ({
    parts: [{ kind: 'user', user: name, password, name: 'Basic' }],
    more,
  });
  if (is(-2) === 'CURLOPT_USERPWD') {
    const [, name = '', password = ''] = /^([^:]*):?(.*)$/s.exec(value) ?? [];
    return user(name, password, 0);
  }
  const open = is(-1);
  const owner = /^(?:=>?|:=?)$/.test(is(-2)) ? is(-3) : is(-2);
  if (/^[([]$/.test(open) && PAIR.test(owner) && is(1) === ',') {
    const second = tokens[at + 2]?.kind === 'text' ? 2 : is(2) === 'Some' && is(3) === '(' ? 4 : 0;
    if (second > 0 && tokens[at + second]?.kind === 'text') return user(value, is(second), second);
  }
  // `auth: { username: "ada", password: "…" }`
  const isNamed = /^(?:username|user|login)$/i.test(is(-2)) && /^pass(?:word)?$/i.test(is(2));
  if (isNamed && is(1) === ',' && tokens[at + 4]?.kind === 'text' && /auth/i.test(objectAround(tokens, at)))
    return user(value, is(4), 4);
  return null;
}

/** The name of the object that contains a value: `params` for `params={ "key": "…" }`. */
function objectAround(tokens: readonly CodeToken[], at: number): string {
  let depth = 0;
  for (let back = at - 1; back >= 0 && back > at - 40; back -= 1) {
    const { kind = 'sign', value = '' } = tokens[back] ?? {};
    if (kind === 'text') continue;
    if (/^[)\]}]$/.test(value)) depth += 1;
    else if (/^[([{]$/.test(value) && depth > 0) depth -= 1;
    else if (/^[([{]$/.test(value))
      return /^(?:=>?|:)$/.test(tokens[back - 1]?.value ?? '') ? (tokens[back - 2]?.value ?? '') : '';
  }
  return '';
}

function target(text: string): readonly Part[] {
  const role: AddressRole = 'target';
  const address = readAddress(text, role);
  return address === null ? [] : [{ kind: 'address', address, name: null }];
}

/**
 * A header whose value is a variable: `"X-Api-Key": API_KEY`, `"Authorization": "Bearer " + token`,
 * `"Bearer {}".format(token)`, `fmt.Sprintf("Bearer %s", token)`. The variable is written in it as `${token}`.
 */
export function headerOfVariable(tokens: readonly CodeToken[], at: number): readonly Part[] {
  const name = tokens[at]?.value ?? '';
  if (!isHeaderName(name)) return [];
  const start = /^(?:=|=>|:|,)$/.test(tokens[at + 1]?.value ?? '') ? at + 2 : at + 3;
  const variable = variableAt(tokens, start);
  return variable === null ? [] : headerParts(name, `\${${variable}}`);
}

/** The variable that is inserted into a literal or appended to it; null where there is none. */
export function textOfVariable(tokens: readonly CodeToken[], at: number): string | null {
  const text = tokens[at]?.value ?? '';
  const is = (from: number): string => tokens[at + from]?.value ?? '';
  if (is(1) === '+' || (is(1) === '.' && /\s$/.test(text))) {
    const variable = variableAt(tokens, at + 2);
    return variable === null ? null : `${text}\${${variable}}`;
  }
  if (!/^[A-Za-z-]{2,30} (?:%s|\{0?\})$/.test(text)) return null;
  if (is(1) === '%' && tokens[at + 2]?.kind === 'text') return text.replace('%s', () => is(2));
  const isFormat = is(1) === '.' && is(2) === 'format' && is(3) === '(';
  const variable = variableAt(tokens, at + (isFormat ? 4 : 2));
  return (isFormat || /^[%,]$/.test(is(1))) && variable !== null
    ? text.replace(/%s|\{0?\}/, `\${${variable}}`)
    : null;
}

function variableAt(tokens: readonly CodeToken[], at: number): string | null {
  const { kind, value = '' } = tokens[at] ?? {};
  const isAlone = kind === 'word' && !/^(?:\.|\(|\[|->|::)$/.test(tokens[at + 1]?.value ?? '');
  const name = value.replace(/^\$/, '');
  return isAlone && /^[A-Za-z_]\w{0,63}$/.test(name) ? name : null;
}
