import { json } from './answers';
import { accountId, type KnownToken, type TokenBook } from './known-tokens';
import type { ProviderData } from './provider-data';
import type { Answer, SiteRequest } from './site';
import { webApp } from './web-app';

type Rule = ProviderData['answers'][number];

/** Who makes a call. */
interface Caller {
  readonly state: 'here' | 'none' | 'unknown' | 'elsewhere';
  /** The known token, of whatever region; null when none or an unknown one was given. */
  readonly token: KnownToken | null;
}

/** The token of a call, when it belongs to the region called; else null. */
export function callerHere(
  data: ProviderData,
  request: SiteRequest,
  region: string,
  tokens: TokenBook,
): KnownToken | null {
  const { state, token } = callerOf(data, request, region, tokens);
  return state === 'here' ? token : null;
}

/** Answers a documented call as the provider's documents say; null when there is no answer for it. */
export function apiAnswer(
  data: ProviderData,
  request: SiteRequest,
  region: string,
  tokens: TokenBook,
): Answer | null {
  const fromApp = data.webApp === undefined ? null : webApp(request, data.id, data.webApp);
  if (fromApp !== null) return fromApp;
  const caller = callerOf(data, request, region, tokens);
  const rule = data.answers.find((each) => holds(each, request, caller));
  if (rule === undefined) return null;
  const { status, headers, body } = rule;
  return body === '' ? { status, headers, body } : json(status, filled(body, caller.token), headers);
}

/** The provider's own error body around a text. */
export function errorBodyOf({ errorBody }: ProviderData, message: string): unknown {
  return withText(errorBody, { message });
}

/** The credential as it came, for what repeats it. */
export function credentialOf({ credential }: ProviderData, request: SiteRequest): string {
  return request.headerValues(credential[0]?.name ?? '').join();
}

/** Reads the credential to the letter: one line a header, exact scheme word and spacing, one visible word for the token. */
function callerOf(data: ProviderData, request: SiteRequest, region: string, tokens: TokenBook): Caller {
  const given = data.credential.map(({ name, value, basic }) => {
    const lines = request.headerValues(name);
    const [line = ''] = lines;
    const plain = basic ? fromBasic(line) : line;
    return { template: value, plain, single: lines.length === 1 };
  });
  const own = given.find(({ template }) => template.includes('{token}'));
  const text = own?.single ? tokenIn(own.template, own.plain) : null;
  if (text === null) return { state: 'none', token: null };
  const token = tokens.find(data.id, text);
  const fits = given.every(
    ({ template, plain, single }) =>
      single && plain === withValues(template, { token: text, ...token?.fields }),
  );
  if (token === null || !fits) return { state: 'unknown', token: null };
  return { state: token.region === region ? 'here' : 'elsewhere', token };
}

function tokenIn(template: string, plain: string): string | null {
  const [before = '', behind = ''] = template.split('{token}');
  if (!plain.startsWith(before) || !plain.endsWith(behind)) return null;
  const token = plain.slice(before.length, plain.length - behind.length);
  return /^[!-~]+$/.test(token) ? token : null;
}

function fromBasic(line: string): string {
  return line.startsWith('Basic ') ? Buffer.from(line.slice('Basic '.length), 'base64').toString('utf8') : '';
}

function holds({ when }: Rule, request: SiteRequest, { state, token }: Caller): boolean {
  const { path, method, contentType, body, caller, behaviour, kind } = when;
  const paths = path === undefined ? null : [path].flat();
  if (paths !== null && !paths.some((each) => isAt(request.path, each))) return false;
  if (method !== undefined && (method === 'other' ? request.method === 'GET' : request.method !== method))
    return false;
  const [type] = request.headerValues('content-type');
  if (contentType !== undefined && type?.split(';')[0] !== contentType) return false;
  if (body !== undefined && !bodyHas(request.body, body)) return false;
  if (caller !== undefined && (caller === 'stranger' ? state === 'here' : state !== caller)) return false;
  if (behaviour !== undefined && (token === null || !behaviour.includes(token.behaviour))) return false;
  return kind === undefined || token?.kind === kind;
}

function isAt(path: string, pattern: string): boolean {
  return pattern.endsWith('/*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
}

function bodyHas(body: string, fields: Readonly<Record<string, string>>): boolean {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed !== 'object' || parsed === null) return false;
    return Object.entries(fields).every(([name, value]) => Reflect.get(parsed, name) === value);
  } catch {
    return false;
  }
}

function filled(body: unknown, token: KnownToken | null): unknown {
  return token === null ? body : withText(body, { holder: token.holder, account: accountId(token) });
}

/** The same value with texts in place of `{names}`, in every text in it. */
function withText(value: unknown, texts: Readonly<Record<string, string>>): unknown {
  if (typeof value === 'string') return withValues(value, texts);
  if (Array.isArray(value)) return value.map((each) => withText(each, texts));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withText(each, texts)]));
}

function withValues(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{([a-z]+)\}/g, (whole, name: string) => values[name] ?? whole);
}
