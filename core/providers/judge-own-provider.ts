import { InvalidInputError } from '../errors/invalid-input-error';
import { checkExtraHeaders, isReservedHeader } from '../token/extra-header';
import { lookAlikeName, sameNameAs } from './look-alike';
import { type HostCode, judgeOrigin } from './own-host';
import type { OwnProviderInput } from './own-provider';
import type { Providers } from './providers';

/** Pages look up their text by this code. */
export type OwnProviderCode =
  | HostCode
  | 'name-empty'
  | 'name-characters'
  | 'known-name'
  | 'name-look-alike'
  | 'twice'
  | 'header-name'
  | 'header-never'
  | 'header-twice'
  | 'header-value'
  | 'line-break'
  | 'token-once'
  | 'unknown-field'
  | 'unused-field'
  | 'field-twice'
  | 'field-pattern'
  | 'label-characters'
  | 'check-method'
  | 'check-host'
  | 'check-path'
  | 'check-outside'
  | 'docs-address'
  | 'path-prefix'
  /** Nothing that has a name here, and yet it does not fit what is stored. */
  | 'unfit';

/** One thing that keeps an own provider from being saved, and where it stands. */
export interface OwnProviderProblem {
  readonly code: OwnProviderCode;
  readonly place: 'name' | 'origin' | 'header' | 'prefix' | 'check' | 'docs' | 'field' | 'companion';
  /** Which one of several. */
  readonly index?: number;
  /** The built-in provider that it belongs to or resembles. */
  readonly providerId?: string;
}

/** Control, bidi, invisible and private-use characters, and what begins or ends markup. */
const ODD_WORDS = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}<>]/u;
const HEADER_NAME = /^[A-Za-z0-9_-]{1,64}$/;
const VISIBLE_ASCII = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;
/** Segments with a leading slash and no trailing one. */
const PREFIX = /^(?:\/(?!\.\.?(?:\/|$))[A-Za-z0-9._~-]+)*$/;
/** A name in braces. Whether it is one of a field is judged by its text. */
const PLACEHOLDER = /\{(\w+)\}/g;

/**
 * Everything that is wrong with a provider that the user described; none where it can be saved.
 * @param confirmedDomain the user said that it is not the built-in provider whose domain or name it resembles
 */
export function judgeOwnProvider(
  input: OwnProviderInput,
  { list }: Providers,
  { confirmedDomain = false }: { readonly confirmedDomain?: boolean } = {},
): readonly OwnProviderProblem[] {
  const seen = new Set<string>();
  return [
    ...nameProblems(input, list, confirmedDomain),
    ...input.origins.flatMap((origin, index): readonly OwnProviderProblem[] => {
      const problem = judgeOrigin(origin, list, confirmedDomain);
      if (problem !== null) return [{ ...problem, place: 'origin', index }];
      return isFirst(seen, origin) ? [] : [{ code: 'twice', place: 'origin', index }];
    }),
    ...headerProblems(input),
    ...fieldProblems(input),
    ...companionProblems(input),
    ...(PREFIX.test(input.pathPrefix) ? [] : [{ code: 'path-prefix', place: 'prefix' } as const]),
    ...checkProblems(input),
    ...docsProblems(input),
  ];
}

function nameProblems(
  { name }: OwnProviderInput,
  list: Providers['list'],
  confirmed: boolean,
): readonly OwnProviderProblem[] {
  if (name.trim() === '') return [{ code: 'name-empty', place: 'name' }];
  if (ODD_WORDS.test(name)) return [{ code: 'name-characters', place: 'name' }];
  const known = sameNameAs(name, list);
  if (known !== undefined) return [{ code: 'known-name', place: 'name', providerId: known }];
  const like = confirmed ? null : lookAlikeName(name, list);
  return like === null ? [] : [{ code: 'name-look-alike', place: 'name', providerId: like.providerId }];
}

function headerProblems({ headers, fields }: OwnProviderInput): readonly OwnProviderProblem[] {
  const seen = new Set<string>();
  const known = new Set(['token', ...fields.map(({ name }) => name)]);
  const tokens = headers.flatMap(({ template }) => namesIn(template)).filter((name) => name === 'token');
  return [
    ...headers.flatMap(({ name, template }, index): readonly OwnProviderProblem[] => {
      const code = nameFault(name, seen) ?? templateFault(template, known);
      return code === null ? [] : [{ code, place: 'header', index }];
    }),
    ...(tokens.length === 1 ? [] : [{ code: 'token-once', place: 'header' } as const]),
  ];
}

function nameFault(name: string, seen: Set<string>): OwnProviderCode | null {
  const lower = name.toLowerCase();
  if (!HEADER_NAME.test(name)) return 'header-name';
  if (lower === 'accept' || isReservedHeader(lower)) return 'header-never';
  return isFirst(seen, lower) ? null : 'header-twice';
}

function templateFault(template: string, known: ReadonlySet<string>): OwnProviderCode | null {
  if (/[\r\n]/.test(template)) return 'line-break';
  if (!VISIBLE_ASCII.test(template)) return 'header-value';
  return namesIn(template).every((name) => known.has(name)) ? null : 'unknown-field';
}

function fieldProblems({ headers, fields }: OwnProviderInput): readonly OwnProviderProblem[] {
  const seen = new Set<string>();
  const used = new Set(headers.flatMap(({ template }) => namesIn(template)));
  return fields.flatMap((field, index): readonly OwnProviderProblem[] => {
    const code = fieldFault(field, used, seen);
    return code === null ? [] : [{ code, place: 'field', index }];
  });
}

function fieldFault(
  { name, label, pattern }: OwnProviderInput['fields'][number],
  used: ReadonlySet<string>,
  seen: Set<string>,
): OwnProviderCode | null {
  if (!isFirst(seen, name)) return 'field-twice';
  if (!used.has(name)) return 'unused-field';
  if (ODD_WORDS.test(label)) return 'label-characters';
  return pattern === null || compiles(pattern) ? null : 'field-pattern';
}

function companionProblems({ headers, companions }: OwnProviderInput): readonly OwnProviderProblem[] {
  const seen = new Set<string>();
  return companions.flatMap((companion, index): readonly OwnProviderProblem[] => {
    const isNew = isFirst(seen, companion.name.toLowerCase());
    const refused = reasonOf(() => checkExtraHeaders({ headers, companions: [companion] }));
    const code = refused ?? (isNew ? null : 'header-twice');
    return code === null ? [] : [{ code, place: 'companion', index }];
  });
}

function checkProblems({ check, pathPrefix }: OwnProviderInput): readonly OwnProviderProblem[] {
  const code = check === null ? null : checkFault(check, pathPrefix);
  return code === null ? [] : [{ code, place: 'check' }];
}

function checkFault(
  { method, path }: NonNullable<OwnProviderInput['check']>,
  pathPrefix: string,
): OwnProviderCode | null {
  if (method !== 'GET' && method !== 'HEAD') return 'check-method';
  // Two slashes name a host, and some servers take a backslash for one.
  if (!/^\/(?![/\\])/.test(path)) return 'check-host';
  return pathFault(path, pathPrefix);
}

/** Spellings that a server may read as another path than the one on the screen. */
function pathFault(path: string, pathPrefix: string): OwnProviderCode | null {
  const [pathname = ''] = path.split(/[?#]/);
  const { pathname: parsed, search } = new URL(path, 'https://host.invalid');
  const isPlain = parsed + search === path && !/\/\/|\.\.|%(?:2[ef]|5c|0)|[;\\]/i.test(pathname);
  if (!isPlain) return 'check-path';
  return pathPrefix === '' || pathname === pathPrefix || pathname.startsWith(`${pathPrefix}/`)
    ? null
    : 'check-outside';
}

function docsProblems({ docs }: OwnProviderInput): readonly OwnProviderProblem[] {
  if (docs === null) return [];
  const url = /^[\x21-\x7e]{1,500}$/.test(docs) && URL.canParse(docs) ? new URL(docs) : null;
  const isGood = url !== null && url.protocol === 'https:' && url.username + url.password === '';
  return isGood ? [] : [{ code: 'docs-address', place: 'docs' }];
}

function namesIn(template: string): readonly string[] {
  return [...template.matchAll(PLACEHOLDER)].map(([, name = '']) => name);
}

function isFirst(seen: Set<string>, text: string): boolean {
  if (seen.has(text)) return false;
  seen.add(text);
  return true;
}

function compiles(pattern: string): boolean {
  try {
    return new RegExp(pattern) instanceof RegExp;
  } catch {
    return false;
  }
}

const REASONS = ['header-name', 'header-never', 'header-twice', 'header-value'] as const;

/** The reason that a check refuses with. */
function reasonOf(check: () => void): (typeof REASONS)[number] | null {
  try {
    check();
    return null;
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    return REASONS.find((reason) => reason === error.params['reason']) ?? 'header-value';
  }
}
