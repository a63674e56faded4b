import { parse } from 'tldts';
import { isForm } from '../../../core/probe/parameters';
import type { Provider } from '../../../core/providers/provider';
import { type Fault, placeholders, type Rules } from './rule';

/** What the calls of the product's own must be: tests and revocations. */
export const CALL_RULES: Rules = {
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

  'writes no secret into an address': ({ checks, revoke, fields }) => {
    const secrets = new Set(['token', ...fields.filter(({ secret }) => secret).map(({ name }) => name)]);
    const paths = [
      ...checks.map(({ path }, index) => [`checks.${index}.path`, path] as const),
      ...[revoke.call?.path, revoke.call?.id?.path].map((path) => ['revoke.call', path ?? ''] as const),
    ];
    return paths.flatMap(([place, path]): readonly Fault[] =>
      placeholders(path).some((name) => secrets.has(name))
        ? [[place, 'a path is no place for a secret']]
        : [],
    );
  },

  'sends the key in a body only where it travels there': ({ checks, elsewhere }) =>
    checks.flatMap(({ body }, index): readonly Fault[] =>
      body?.includes('{token}') === true && elsewhere?.place !== 'body'
        ? [[`checks.${index}.body`, 'the key does not travel in a body']]
        : [],
    ),

  'sends a body that is JSON whatever is filled in, unless it says that it is a form': ({
    checks,
    revoke,
  }) => [
    ...checks.flatMap((check, index): readonly Fault[] =>
      isForm(check) || isJson(check.body) ? [] : [[`checks.${index}.body`, NO_JSON]],
    ),
    ...(revoke.call === undefined || revoke.call.type === 'form' || isJson(revoke.call.body)
      ? []
      : [['revoke.call.body', NO_JSON] as const]),
  ],

  'has nothing to fill in where nothing is filled in': ({ checks, revoke }) =>
    [
      ...checks.map(({ headers }, index) => [`checks.${index}.headers`, headers] as const),
      ['revoke.call.headers', revoke.call?.headers] as const,
    ].flatMap(([place, headers = {}]): readonly Fault[] =>
      Object.values(headers).some((value) => placeholders(value).length > 0)
        ? [[place, 'is sent as it stands here']]
        : [],
    ),

  'revokes at its own domain, and nothing but what it names': (provider) => {
    const { call } = provider.revoke;
    if (call === undefined) return [];
    const asksForId = [call.path, call.body ?? ''].some((text) => text.includes('{id}'));
    return [
      ...(call.origin === undefined || domainsOf(provider).has(parse(call.origin).domain)
        ? []
        : [['revoke.call.origin', 'is not of the domain of any host'] as const]),
      ...(asksForId === (call.id !== undefined) ? [] : [['revoke.call.id', 'goes with {id}'] as const]),
      ...(call.works.status === undefined ? [['revoke.call.works', 'says no status'] as const] : []),
      ...(call.withToken || call.body?.includes('{token}') === true
        ? []
        : [['revoke.call', 'names no token at all'] as const]),
    ];
  },

  'was not seen in days to come': ({ seenRefusing }) =>
    seenRefusing !== null && Date.parse(seenRefusing) > Date.now()
      ? [['seenRefusing', 'is a day to come']]
      : [],
};

const NO_JSON = 'is no JSON once a text is filled in';

/** Names are inside strings only: elsewhere a value could become syntax. */
function isJson(body = '{}'): boolean {
  try {
    JSON.parse(body.replace(/\{[a-z][a-z0-9_]*\}/g, 'text'));
    return true;
  } catch {
    return false;
  }
}

function domainsOf({ hosts }: Provider): ReadonlySet<string | null> {
  return new Set(hosts.map(({ origin }) => parse(origin.replaceAll(/[{}]/g, '')).domain));
}
