import { isSafePattern, type RedosDetectorTrailEntry } from 'redos-detector';
import { parse } from 'tldts';
import { InvalidInputError } from '../../core/errors/invalid-input-error';
import type { Provider } from '../../core/providers/provider';
import { fieldIn, fieldsOfOrigin } from '../../core/providers/tenant-host';
import { checkAllowedSite } from '../../core/rules/allowed-site';
import { checkExtraHeaders, isReservedHeader } from '../../core/token/extra-header';

/** Where in the file, and what is wrong there. */
export type Fault = readonly [place: string, reason: string];

/** One rule for one provider, which the schema can't say. @param file `<letter>/<id>.json` */
type Linter = (provider: Provider, file: string) => readonly Fault[];

/** Every rule by its name. A new one needs no more than a line here. */
const LINTERS: Readonly<Record<string, Linter>> = {
  'stands in the folder of its first letter, in a file named after its id': ({ id }, file) =>
    file === `${id.slice(0, 1)}/${id}.json` ? [] : [['id', `belongs into ${id.slice(0, 1)}/${id}.json`]],

  'has a host or is run on servers of its own, and sends its key somehow': ({
    hosts,
    ownServer,
    headers,
    elsewhere,
  }) => [
    ...(hosts.length > 0 || ownServer ? [] : [['hosts', 'none, and no server of its own'] as const]),
    ...(headers.length > 0 || elsewhere !== undefined
      ? []
      : [['headers', 'none, and no other place'] as const]),
  ],

  'uses every field, and no field that it does not declare': (provider) => {
    const { headers, fields } = provider;
    const used = new Set(textsWithFields(provider).flatMap(placeholders));
    const declared = fields.map(({ name }) => name);
    const unused = declared.filter((name) => !used.has(name));
    const unknown = [...used].filter((name) => name !== 'token' && name !== 'id' && !declared.includes(name));
    return [
      ...unused.map((name): Fault => ['fields', `no header and no host uses {${name}}`]),
      ...unknown.map((name): Fault => ['headers', `{${name}} is no field`]),
      ...([...headers, ...(provider.elsewhere?.parameters ?? [])].some(({ template }) =>
        placeholders(template).includes('token'),
      )
        ? []
        : [['headers', 'none of them has {token}'] as const]),
      ...(new Set(declared).size === declared.length ? [] : [['fields', 'two have one name'] as const]),
      ...headers.flatMap(({ template }): readonly Fault[] =>
        new Set(placeholders(template)).size === placeholders(template).length
          ? []
          : [['headers', 'a field stands twice in one template']],
      ),
      ...(declared.includes('token') ? [['fields', 'token is no name of a field'] as const] : []),
    ];
  },

  'has no secret in a host': ({ hosts, fields }) =>
    hosts.flatMap(({ origin }, index): readonly Fault[] => {
      const field = fields.find(({ name }) => name === fieldIn(origin));
      return field?.secret ? [[`hosts.${index}.origin`, 'a host name is no place for a secret']] : [];
    }),

  'names hosts that somebody registered': ({ hosts }) =>
    hosts.flatMap(({ origin }, index): readonly Fault[] => {
      // A tenant below a public suffix would be any host there.
      const below = fieldIn(origin) === null ? origin : origin.replace(/\{[a-z][a-z0-9_]*\}\./, '');
      const { domain, isIcann } = parse(below);
      return domain !== null && isIcann === true
        ? []
        : [[`hosts.${index}.origin`, 'is not below a registered name']];
    }),

  'has anchored patterns that compile': (provider) =>
    patternsOf(provider).flatMap(([place, pattern]): readonly Fault[] => {
      if (!compiles(pattern)) return [[place, 'is no regular expression']];
      return isAnchored(pattern) ? [] : [[place, 'is not anchored at both ends']];
    }),

  'has patterns that judge a text in bounded time': (provider) =>
    patternsOf(provider).flatMap(([place, pattern]): readonly Fault[] => {
      const reason = compiles(pattern) ? slowness(pattern) : null;
      return reason === null ? [] : [[place, reason]];
    }),

  'sends headers that a token may have': ({ headers, extraHeaders }) => [
    ...headers.flatMap(({ name }, index): readonly Fault[] =>
      isReservedHeader(name.toLowerCase()) ? [[`headers.${index}.name`, 'is never ours to set']] : [],
    ),
    ...faultOf('extraHeaders', () => checkExtraHeaders({ headers, companions: extraHeaders })),
    ...(new Set(headers.map(({ name }) => name.toLowerCase())).size === headers.length
      ? []
      : [['headers', 'two have one name'] as const]),
  ],

  'asks within its path prefix, and only reads': ({ checks, pathPrefix, headers }) =>
    checks.flatMap((check, index): readonly Fault[] => {
      const own = headers.map(({ name }) => name.toLowerCase());
      const given = Object.keys(check.headers ?? {}).filter((name) => own.includes(name.toLowerCase()));
      return [
        ...(`${check.path}/`.startsWith(`${pathPrefix}/`)
          ? []
          : [[`checks.${index}.path`, `is not below ${pathPrefix}`] as const]),
        ...(check.method !== 'POST' ||
        /^\{"query":"(?:list_|\{|query )/.test(check.body ?? '') ||
        check.harmless
          ? []
          : [
              [
                `checks.${index}.body`,
                'a POST that does not ask for a list may change something: say in `harmless` why not',
              ] as const,
            ]),
        ...given.map((name): Fault => [`checks.${index}.headers`, `${name} carries the token`]),
      ];
    }),

  'calls a token good only by what its documents say': ({ checks, outcomes }) => [
    ...checks.flatMap(({ works }, index): readonly Fault[] =>
      works.status === undefined ? [[`checks.${index}.works`, 'says no status']] : [],
    ),
    ...outcomes.flatMap(({ when, outcome }, index): readonly Fault[] => [
      ...(when.status === undefined && when.path === undefined
        ? [[`outcomes.${index}.when`, 'holds for every answer'] as const]
        : []),
      ...(outcome === 'works' ? [[`outcomes.${index}.outcome`, 'only a check says that'] as const] : []),
    ]),
  ],

  'has a page to revoke at for every region, if for any': ({ hosts, revoke }) => {
    if (revoke.pages.length === 0) return [];
    const covered = new Set(revoke.pages.map(({ region }) => region));
    const missing = hosts.filter(({ region }) => !covered.has(null) && !covered.has(region));
    return missing.map(
      ({ region }): Fault => ['revoke.pages', `none for ${region ?? 'accounts without a region'}`],
    );
  },

  'names regions all or none': ({ hosts }) => {
    const regions = hosts.map(({ region }) => region);
    const named = regions.filter((region) => region !== null);
    const good = named.length === 0 ? regions.length <= 1 : new Set(named).size === regions.length;
    return good ? [] : [['hosts', 'several hosts need a region each']];
  },

  'says so where its web app is on the host of its API': ({ hosts, revoke, sharedWithApp }) => {
    const shares = revoke.pages.some(({ url }) =>
      hosts.some(({ origin }) => fieldsOfOrigin(origin, new URL(url).origin) !== null),
    );
    return shares && !sharedWithApp
      ? [['sharedWithApp', 'a page to revoke at is on the host of the API']]
      : [];
  },

  'suggests pages that may be allowed': ({ sites }) =>
    sites.flatMap(({ origin }, index) => faultOf(`sites.${index}.origin`, () => checkAllowedSite(origin))),
};

/** The faults of one provider. @param file `<letter>/<id>.json` */
export function lintProvider(provider: Provider, file: string): readonly Fault[] {
  return Object.values(LINTERS).flatMap((lint) => lint(provider, file));
}

/** Two kinds of key of one host, which a paste can't always tell apart: the user is asked which it is. */
const SHARE_A_HOST: readonly (readonly [string, string])[] = [
  ['cloudflare', 'cloudflare-global-key'],
  ['confluence', 'jira'],
];

/** What no two providers may share: each a list of texts of one provider. */
const UNIQUE: Readonly<Record<string, (provider: Provider) => readonly string[]>> = {
  id: ({ id }) => [id],
  name: ({ name }) => [name.toLowerCase()],
  'host or site': ({ hosts, sites }) => [...hosts, ...sites].map(({ origin }) => origin),
  variable: ({ variables }) => variables,
};

/** The faults of providers beside each other, with the ids of both. */
export function lintCatalogue(providers: readonly Provider[]): readonly string[] {
  return Object.entries(UNIQUE).flatMap(([what, textsOf]) => {
    const first = new Map<string, string>();
    return providers.flatMap((provider) =>
      textsOf(provider).flatMap((text) => {
        const other = first.get(text);
        first.set(text, other ?? provider.id);
        const isKnown =
          what === 'host or site' &&
          SHARE_A_HOST.some((pair) => pair.includes(provider.id) && pair.includes(other ?? ''));
        return other === undefined || isKnown
          ? []
          : [`${provider.id}: the ${what} ${text} is one of ${other} too`];
      }),
    );
  });
}

/** Everything of a provider that fields fill. */
function textsWithFields({ headers, hosts, elsewhere, checks, revoke }: Provider): readonly string[] {
  return [
    ...headers.map(({ template }) => template),
    ...hosts.map(({ origin }) => origin),
    ...(elsewhere?.parameters ?? []).map(({ template }) => template),
    ...checks.flatMap(({ path }) => path),
    ...[revoke.call?.path ?? '', revoke.call?.body ?? ''],
  ];
}

/** Names in braces. */
export function placeholders(template: string): readonly string[] {
  return [...template.matchAll(/\{([a-z][a-z0-9_]*)\}/g)].map(([, name = '']) => name);
}

/** Every pattern of a provider, with its place in the file. */
function patternsOf({
  tokenPattern,
  fields,
}: Provider): readonly (readonly [place: string, pattern: string])[] {
  return [
    ['tokenPattern', tokenPattern] as const,
    ...fields.map(({ pattern }, index) => [`fields.${index}.pattern`, pattern] as const),
    ...fields.map(
      ({ cutFromToken }, index) => [`fields.${index}.cutFromToken`, cutFromToken ?? null] as const,
    ),
  ].flatMap(([place, pattern]) => (pattern === null ? [] : [[place, pattern] as const]));
}

/** A pattern that takes more steps to judge is refused too. A count, as a time would depend on the machine. */
const MOST_STEPS = 2000;

/** Why a pattern may take very long on a text that it refuses; null where the work is bounded for any text. */
function slowness(pattern: string): string | null {
  const { safe, trails } = isSafePattern(pattern, { maxSteps: MOST_STEPS });
  if (safe) return null;
  const pairs = trails.flatMap(({ trail }) => trail);
  const pair =
    pairs.find(({ a, b }) => a.node.start.offset !== b.node.start.offset) ?? pairs.find(isRepeated);
  if (pair === undefined) return 'is too complex to be judged';
  const places = [pair.a.node, pair.b.node].toSorted((one, other) => one.start.offset - other.start.offset);
  const named = places.map(({ source, start }) => `${source} at ${start.offset}`);
  return `may backtrack for very long, as the same text fits in many ways: ${[...new Set(named)].join(' and ')}`;
}

/** One part of a pattern, in two different turns of a repetition. */
function isRepeated({ a, b }: RedosDetectorTrailEntry): boolean {
  const turns = ({ quantifierIterations }: typeof a): string =>
    quantifierIterations.map(({ iteration }) => iteration).join();
  return turns(a) !== turns(b);
}

/** `^…$` around everything: no alternative stands outside of a group. */
function isAnchored(pattern: string): boolean {
  if (!/^\^.*\$$/s.test(pattern)) return false;
  let depth = 0;
  for (const part of pattern.match(/\\.|\[(?:\\.|[^\]])*\]|./gs) ?? []) {
    if (part === '(') depth += 1;
    if (part === ')') depth -= 1;
    if (part === '|' && depth === 0) return false;
  }
  return true;
}

function compiles(pattern: string): boolean {
  try {
    return new RegExp(pattern) instanceof RegExp;
  } catch {
    return false;
  }
}

function faultOf(place: string, check: () => unknown): readonly Fault[] {
  try {
    check();
    return [];
  } catch (error) {
    if (error instanceof InvalidInputError) return [[place, String(error.params['reason'])]];
    throw error;
  }
}
