import type { OwnProvider } from './own-provider';
import type { Provider, ProviderCheck } from './provider';
import { fieldIn, fieldsOfOrigin } from './tenant-host';

/** The providers that Keybearer knows, handed to everything that asks about one. */
export interface Providers {
  /** Those that ship, in the order of a picker. Nothing is recognised by what a user described. */
  readonly list: readonly Provider[];
  /** Those that ship and are too little known to be used: each only fills the form of an own provider. */
  readonly starts: readonly Provider[];
  /** Those that the user described, in the order they were added. */
  readonly own: readonly OwnProvider[];
  /** One that ships, or one of the user's own. @returns undefined for a record whose provider is gone */
  find(id: string): Provider | undefined;
  /** The one provider whose API, docs or console an origin is; null for all others, and where two share it. */
  ofSite(origin: string): Provider | null;
}

/** Stands for a catalogue that can't be read, where something is only shown. */
export const NO_PROVIDERS: Providers = {
  list: [],
  starts: [],
  own: [],
  find: () => undefined,
  ofSite: () => null,
};

/** @param all in the order of a picker */
export function providersOf(all: readonly Provider[]): Providers {
  const list = all.filter(({ confidence }) => confidence !== 'low');
  const byId = new Map(list.map((provider) => [provider.id, provider]));
  // Made with the first question: a worker starts without one.
  let sites: Sites | null = null;
  return {
    list,
    starts: all.filter(({ confidence }) => confidence === 'low'),
    own: [],
    find: (id) => byId.get(id),
    ofSite(origin) {
      sites ??= sitesOf(list);
      const { exact, templates } = sites;
      const found = new Set(exact.get(origin));
      for (const [template, provider] of templates)
        if (fieldsOfOrigin(template, origin) !== null) found.add(provider);
      const [first = null] = found;
      return found.size === 1 ? first : null;
    },
  };
}

/** Whose each origin is. */
interface Sites {
  readonly exact: ReadonlyMap<string, readonly Provider[]>;
  /** Origins with a `{field}`: few, so each is tried. */
  readonly templates: readonly (readonly [string, Provider])[];
}

function sitesOf(list: readonly Provider[]): Sites {
  const exact = new Map<string, Provider[]>();
  const templates: [string, Provider][] = [];
  for (const provider of list)
    for (const { origin } of [...provider.hosts, ...provider.sites]) {
      if (fieldIn(origin) !== null) templates.push([origin, provider]);
      else exact.set(origin, [...(exact.get(origin) ?? []), provider]);
    }
  return { exact, templates };
}

/** The same with those of a vault. One that ships is never hidden by one of the user's. */
export function withOwn(providers: Providers, own: readonly OwnProvider[]): Providers {
  const byId = new Map(own.map((provider) => [provider.id, provider]));
  return {
    ...providers,
    own,
    find(id) {
      const described = byId.get(id);
      return providers.find(id) ?? (described && asProvider(described));
    },
  };
}

/** Where most APIs put the words of an error. */
export const USUAL_MESSAGES = [
  'error.message',
  'error',
  'message',
  'errors[0].message',
  'errors[0]',
  'detail',
  'title',
  'error_description',
];
/** A field for which the user gave no pattern. */
const ANY_VALUE = '^[\\x21-\\x7e](?:[\\x20-\\x7e]*[\\x21-\\x7e])?$';
const GOOD_STATUS = Array.from({ length: 100 }, (_, index) => 200 + index);

/** A provider that a user described, in the shape of those that ship. What nobody wrote down is empty. */
export function asProvider(own: OwnProvider): Provider {
  return {
    generic: true,
    id: own.id,
    name: own.name,
    category: 'other',
    hosts: own.origins.map((origin) => ({ origin, region: null })),
    ownServer: false,
    seenRefusing: null,
    pathPrefix: own.pathPrefix,
    sharedWithApp: own.sharedWithApp,
    getActs: false,
    headers: own.headers,
    fields: own.fields.map(({ name, label, secret, pattern }) => ({
      name,
      label,
      secret,
      optional: false,
      pattern: pattern === null ? ANY_VALUE : `^(?:${pattern})$`,
    })),
    extraHeaders: own.companions,
    tokenPattern: null,
    variables: [],
    aliases: [],
    samples: [],
    checks: own.check === null ? [] : [checkOf(own, own.check)],
    outcomes: [],
    messagePaths: USUAL_MESSAGES,
    limits: { wait: ['retry-after'] },
    revoke: { pages: [], steps: [] },
    sites: [],
    consoles: [],
    sources: [],
    unverified: [],
    confidence: 'low',
  };
}

function checkOf(
  { identityPath }: OwnProvider,
  { method, path }: NonNullable<OwnProvider['check']>,
): ProviderCheck {
  const works = { status: GOOD_STATUS };
  if (identityPath === undefined) return { method, path, works };
  return { method, path, works, identity: { kind: 'account', paths: [identityPath] } };
}

/** Where a person makes a token: the page, and the way there without its last step, which deletes one. */
export function tokensMadeAt({ revoke: { pages, steps } }: Provider): {
  readonly url: string | null;
  readonly steps: readonly string[];
} {
  return { url: pages[0]?.url ?? null, steps: steps.filter((step) => !/^(?:delete|revoke)$/i.test(step)) };
}
