import { InvalidInputError } from '../errors/invalid-input-error';
import { docsOfOwner } from '../providers/own-host';
import type { OwnProviderInput } from '../providers/own-provider';
import { isNamedAsApi } from '../shapes/api-host';
import { RECORD_ORIGIN } from '../shapes/exact-origin';
import type { ApiDescription, DescribedCompanion, FormHeader, SignInForm } from './api-description';
import { filledHost } from './fill-host';
import { fieldNameFor } from './header-names';

/** What a person chose of a description. */
export interface DescriptionChoices {
  readonly name: string;
  readonly hosts: readonly HostChoice[];
  /** The number of a form of the description, or another one that was typed. */
  readonly form: number | Pick<OwnProviderInput, 'headers' | 'fields'>;
  /** What Authorization holds, where the form leaves it open. */
  readonly word: Omit<FormHeader, 'name'> | null;
  /** Extra headers to send, by name. Without a value, each token is asked for its own. */
  readonly companions: readonly { readonly name: string; readonly value: string | null }[];
  /** The number of a check of the description, a path on the chosen hosts, or none. */
  readonly check: number | { readonly method: 'GET' | 'HEAD'; readonly path: string } | null;
}

export interface HostChoice {
  /** The number of a host of the description. */
  readonly host: number;
  /** Values of its variables, by name. */
  readonly values: Readonly<Record<string, string>>;
  /** `https://api.acme.io`, typed for a host that the description leaves open; null for all others. */
  readonly typed: string | null;
}

const MOST_HEADERS = 8;
const MOST_COMPANIONS = 16;

/**
 * The own provider that a description and a person's choices make. It is judged by `judgeOwnProvider` like every other.
 * @throws {InvalidInputError} `name`, `no-host`, `host-not-chosen`, `host-value`, `form-not-chosen`, `word-missing`,
 *   `too-many-headers`, `check-not-chosen`
 */
export function ownProviderInput(description: ApiDescription, choices: DescriptionChoices): OwnProviderInput {
  const name = choices.name.trim();
  if (name === '' || name.length > 40) throw new InvalidInputError('name');
  const hosts = choices.hosts.map((choice) => chosenHost(description, choice));
  const [first] = hosts;
  if (first === undefined) throw new InvalidInputError('no-host');
  const origins = [...new Set(hosts.map(({ origin }) => origin))];
  const form = chosenForm(description, choices);
  const { headers, fields, companions } = withCompanions(form, description, choices);
  return {
    name,
    origins,
    pathPrefix: commonPath(hosts.map(({ pathPrefix }) => pathPrefix)),
    headers: [...headers],
    fields: [...fields],
    companions: [...companions],
    check: chosenCheck(description, choices, first.pathPrefix),
    docs: docsOfOwner(description.docs, origins),
    sharedWithApp: !origins.every((origin) => isNamedAsApi(new URL(origin).hostname)),
  };
}

/**
 * The exact origin and path of a chosen host.
 * @throws {InvalidInputError} `host-not-chosen`, `host-value`
 */
export function chosenHost(
  { hosts }: ApiDescription,
  { host: index, values, typed }: HostChoice,
): { readonly origin: string; readonly pathPrefix: string } {
  const host = hosts[index];
  if (host === undefined) throw new InvalidInputError('host-not-chosen');
  if (typed === null) return filledHost(host, values);
  const isOpen = host.reason === 'relative' || host.reason === 'placeholder' || host.reason === 'malformed';
  if (!isOpen || !URL.canParse(typed)) throw new InvalidInputError('host-value');
  const { origin, href } = new URL(typed);
  if (!RECORD_ORIGIN.test(origin) || href !== `${origin}/`) throw new InvalidInputError('host-value');
  return filledHost({ ...host, origin, reason: null }, values);
}

function chosenForm(
  { signIn }: ApiDescription,
  { form, word }: DescriptionChoices,
): Pick<OwnProviderInput, 'headers' | 'fields'> & Pick<SignInForm, 'companions'> {
  if (typeof form !== 'number') return { ...form, companions: [] };
  const chosen = signIn.forms[form];
  if (chosen === undefined) throw new InvalidInputError('form-not-chosen');
  const headers = chosen.headers.map(({ name, template, encoding }) => {
    if (template !== null) return { name, template, encoding };
    if (word === null || word.template === null || !hasOneToken(word.template))
      throw new InvalidInputError('word-missing');
    return { name, template: word.template, encoding: word.encoding };
  });
  const missing = namesIn(headers).filter(
    (name) => name !== 'token' && !chosen.fields.some((field) => field.name === name),
  );
  const typed = missing.map((name) => ({
    name,
    label: name === 'user' ? 'User name' : name,
    secret: name !== 'user',
    pattern: null,
  }));
  return { headers, fields: [...chosen.fields, ...typed], companions: chosen.companions };
}

/** Whether the token is in a template, and once. */
export function hasOneToken(template: string | null): boolean {
  return template?.split('{token}').length === 2;
}

function namesIn(headers: OwnProviderInput['headers']): readonly string[] {
  const names = headers.flatMap(({ template }) => [...template.matchAll(/\{([a-z][a-z0-9_]*)\}/g)]);
  return [...new Set(names.map(([, name = '']) => name))];
}

/** An extra header has its value, or becomes a field that is not a secret. */
function withCompanions(
  form: ReturnType<typeof chosenForm>,
  description: ApiDescription,
  choices: DescriptionChoices,
): Pick<OwnProviderInput, 'headers' | 'fields' | 'companions'> {
  const headers = [...form.headers];
  const fields = [...form.fields];
  const companions: OwnProviderInput['companions'] = [];
  for (const { name, value } of proposed([...form.companions, ...description.companions], choices)) {
    if (value !== null) {
      companions.push({ name, value, sentOn: /^accept$/i.test(name) ? 'navigation' : 'every-request' });
      continue;
    }
    const field = fieldNameFor(name, new Set(fields.map((each) => each.name)));
    headers.push({ name, template: `{${field}}`, encoding: 'plain' });
    fields.push({ name: field, label: name.slice(0, 40), secret: false, pattern: null });
  }
  const isTooMuch =
    headers.length > MOST_HEADERS || fields.length > MOST_HEADERS || companions.length > MOST_COMPANIONS;
  if (isTooMuch) throw new InvalidInputError('too-many-headers');
  return { headers, fields, companions };
}

/** Only what the description proposes, each name once. */
function proposed(
  known: readonly DescribedCompanion[],
  { companions }: DescriptionChoices,
): readonly { readonly name: string; readonly value: string | null }[] {
  const byName = new Map(known.map((each) => [each.name, each]));
  const wanted = companions.filter(({ name }) => byName.has(name));
  return wanted.map(({ name, value }) => {
    const own = value === null ? null : value.trim();
    return { name, value: own === null || own === '' ? (byName.get(name)?.value ?? null) : own };
  });
}

function chosenCheck(
  { checks }: ApiDescription,
  { check }: DescriptionChoices,
  pathPrefix: string,
): OwnProviderInput['check'] {
  if (check === null || typeof check !== 'number') return check;
  const chosen = checks[check];
  if (chosen === undefined) throw new InvalidInputError('check-not-chosen');
  return { method: chosen.method, path: `${pathPrefix}${chosen.path}` };
}

/** What all paths begin with, in whole parts. */
function commonPath(paths: readonly string[]): string {
  const [first = [], ...others] = paths.map((path) => path.split('/'));
  const length = first.findIndex((part, at) => others.some((other) => other[at] !== part));
  return (length === -1 ? first : first.slice(0, length)).join('/');
}
