import { literalStarts } from './literal-start';
import type { Provider } from './provider';
import { nameKeys } from './provider-names';
import { fieldIn, fieldsOfOrigin } from './tenant-host';

/** A host with more labels is looked up as it stands, never as a tenant's. */
const MOST_LABELS = 12;

/** A literal beginning of tokens and the provider whose tokens have it. */
export interface TokenStart {
  readonly text: string;
  readonly provider: Provider;
}

/** The tokens of one shape, and the providers that have tokens of it. */
export interface TokenShape {
  readonly pattern: RegExp;
  /** Literal beginnings of its alternatives, the longest first; an empty one for alternatives without. */
  readonly starts: readonly string[];
  readonly providers: readonly Provider[];
}

/**
 * Answers about a thousand providers without going through them. Those that are too little known to be used are in it
 * where something has to be one provider's alone; `Provider.confidence` tells them apart.
 */
export interface Recogniser {
  find(id: string): Provider | undefined;
  /** Providers with a host or a site at an origin, those with a tenant's only where nobody has exactly this one. */
  at(origin: string): readonly Provider[];
  /** Providers with an API at a host, on whatever port: the same machines answer there. */
  ofHost(hostname: string): readonly Provider[];
  /** Providers whose customers have consoles below one of the domains of a host. */
  consolesAt(host: string): readonly Provider[];
  /** Providers that ask for a header. @param name in lower case */
  withHeader(name: string): readonly Provider[];
  /** Providers that ask for a word in front of the token. @param scheme in lower case */
  withScheme(scheme: string): readonly Provider[];
  /** Providers that declare a variable. @param name in capitals */
  withVariable(name: string): readonly Provider[];
  /** Providers of exactly this name. @param key letters in lower case, without what separates words */
  named(key: string): readonly Provider[];
  /** Providers whose id begins with this word. */
  nearlyNamed(key: string): readonly Provider[];
  /** The provider whose own documents print a token. */
  ofSample(text: string): Provider | undefined;
  readonly shapes: readonly TokenShape[];
  /** Every literal token start, by its first letter. */
  startsWith(letter: string): readonly TokenStart[];
}

const made = new WeakMap<readonly Provider[], Recogniser>();

/** The index of a list of providers, made once for each. The list must not change. */
export function recogniserOf(providers: readonly Provider[]): Recogniser {
  const known = made.get(providers);
  if (known !== undefined) return known;
  const fresh = recogniser(providers);
  made.set(providers, fresh);
  return fresh;
}

/** Each part is made when it is first asked for. */
function recogniser(providers: readonly Provider[]): Recogniser {
  const ids = once(() => new Map(providers.map((provider) => [provider.id, provider])));
  const origins = once(() =>
    grouped(providers, ({ hosts, sites }) => [...hosts, ...sites].map(({ origin }) => anyTenant(origin))),
  );
  const apis = once(() =>
    grouped(providers, ({ hosts }) => hosts.map(({ origin }) => withoutPort(anyTenant(origin)))),
  );
  const consoles = once(() => grouped(providers, (each) => each.consoles.map(({ below }) => below)));
  const headers = once(() =>
    grouped(providers, (each) => each.headers.map(({ name }) => name.toLowerCase())),
  );
  const schemes = once(() => grouped(providers, schemesOf));
  const variables = once(() => grouped(providers, (each) => each.variables));
  const names = once(() => grouped(providers, (each) => nameKeys(each)));
  const nearNames = once(() => grouped(providers, ({ id }) => [id.split('-')[0] ?? '']));
  const samples = once(
    () => new Map(providers.flatMap((each) => each.samples.map((sample) => [sample, each]))),
  );
  const shapes = once(() => shapesOf(providers));
  const starts = once(() =>
    groupedBy(
      shapes().flatMap(({ starts: texts, providers: all }) =>
        texts.flatMap((text) => all.map((provider): TokenStart => ({ text, provider }))),
      ),
      ({ text }) => [text.charAt(0)],
    ),
  );
  return {
    find: (id) => ids().get(id),
    at: (origin) =>
      origins().get(origin) ?? distinct(keysOf(origin).flatMap((key) => origins().get(key) ?? NOBODY)),
    ofHost(hostname) {
      const origin = `https://${hostname}`;
      return distinct(keysOf(origin).flatMap((key) => apis().get(key) ?? NOBODY)).filter(({ hosts }) =>
        hosts.some((host) => fieldsOfOrigin(withoutPort(host.origin), origin) !== null),
      );
    },
    consolesAt: (host) =>
      distinct(
        host
          .split('.')
          .slice(0, MOST_LABELS)
          .flatMap((_, at, labels) => consoles().get(labels.slice(at + 1).join('.')) ?? NOBODY),
      ),
    withHeader: (name) => headers().get(name) ?? NOBODY,
    withScheme: (scheme) => schemes().get(scheme) ?? NOBODY,
    withVariable: (name) => variables().get(name) ?? NOBODY,
    named: (key) => names().get(key) ?? NOBODY,
    nearlyNamed: (key) => nearNames().get(key) ?? NOBODY,
    ofSample: (text) => samples().get(text),
    get shapes() {
      return shapes();
    },
    startsWith: (letter) => starts().get(letter) ?? [],
  };
}

const NOBODY: readonly Provider[] = [];

function once<T>(make: () => T): () => T {
  let value: T | undefined;
  return () => {
    value ??= make();
    return value;
  };
}

function grouped(
  providers: readonly Provider[],
  keys: (provider: Provider) => readonly string[],
): ReadonlyMap<string, readonly Provider[]> {
  return groupedBy(providers, keys);
}

function groupedBy<T>(
  all: readonly T[],
  keys: (one: T) => readonly string[],
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all)
    for (const key of new Set(keys(one))) {
      if (key === '') continue;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [one]);
      else group.push(one);
    }
  return groups;
}

function distinct(providers: readonly Provider[]): readonly Provider[] {
  return providers.length < 2 ? providers : [...new Set(providers)];
}

/** `https://*.example.com` for a host with a label of the customer's own. */
function anyTenant(template: string): string {
  const name = fieldIn(template);
  return name === null ? template : template.replace(`{${name}}`, '*');
}

function withoutPort(origin: string): string {
  return origin.replace(/:\d+$/, '');
}

/** An origin, and every host with a customer's label that it could be. */
function keysOf(origin: string): readonly string[] {
  const [, scheme = '', rest = ''] = /^(https?:\/\/)(.*)$/.exec(origin) ?? [];
  const labels = rest.split('.');
  if (labels.length > MOST_LABELS) return [origin];
  // The last label may have a port behind it and is nobody's to choose.
  const masked = labels.slice(0, -1).map((_, at) => scheme + labels.with(at, '*').join('.'));
  return [origin, ...masked];
}

/** The words in front of the token, as they are spelt in a header. */
function schemesOf({ headers }: Provider): readonly string[] {
  return headers.flatMap(({ template, encoding }) =>
    encoding === 'basic' ? [] : [template.replace(/\{.*$/s, '').trim().toLowerCase()],
  );
}

/** One for each pattern, however many providers have it. */
function shapesOf(providers: readonly Provider[]): readonly TokenShape[] {
  const patterns = grouped(providers, ({ tokenPattern }) => (tokenPattern === null ? [] : [tokenPattern]));
  return [...patterns].map(([pattern, all]) => ({
    pattern: new RegExp(pattern),
    starts: literalStarts(pattern).toSorted((one, other) => other.length - one.length),
    providers: all,
  }));
}
