import type { Provider } from '../../core/providers/provider';
import { CALL_RULES } from './rules/calls';
import { HEADER_RULES } from './rules/headers';
import { HOST_RULES } from './rules/hosts';
import { PATTERN_RULES } from './rules/patterns';
import type { Fault, Rules } from './rules/rule';

/** Every rule by its name. A new one needs no more than a line in the file of its subject. */
const RULES: Rules = {
  'stands in the folder of its first letter, in a file named after its id': ({ id }, file) =>
    file === `${id.slice(0, 1)}/${id}.json` ? [] : [['id', `belongs in ${id.slice(0, 1)}/${id}.json`]],

  'has nothing left to fill in': (provider) => {
    const left = JSON.stringify(provider).match(/"NAME"|\/(?:CHECK|SETTINGS|AUTHENTICATION)(?=")/g) ?? [];
    return [...new Set(left)].map((word): Fault => ['', `${word} is still to be replaced`]);
  },

  ...HEADER_RULES,
  ...HOST_RULES,
  ...PATTERN_RULES,
  ...CALL_RULES,
};

/** The faults of one provider. @param file `<letter>/<id>.json` */
export function lintProvider(provider: Provider, file: string): readonly Fault[] {
  return Object.values(RULES).flatMap((rule) => rule(provider, file));
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
