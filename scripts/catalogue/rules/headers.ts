import type { Provider } from '../../../core/providers/provider';
import { checkExtraHeaders, isReservedHeader } from '../../../core/token/extra-header';
import { type Fault, faultOf, placeholders, type Rules } from './rule';

/** Values that would make another address of a host or a path, if a field took them. */
export const HOSTILE: readonly string[] = [
  '',
  '.',
  '..',
  'evil.com#',
  'evil.com/',
  'evil.com\\',
  'evil.com?',
  'a@evil.com',
  'a:b',
  '../users/1',
  '%2e',
  '%2e%2e',
  '\uff11',
  'a\n',
  'a\r\nb: c',
  'a\u200b',
  '\u00e4',
  'a b',
  '{token}',
  '*',
];

/** What a provider's headers and fields must be. */
export const HEADER_RULES: Rules = {
  'uses every field, and no field that it does not declare': (provider) => {
    const { headers, fields } = provider;
    const used = new Set(textsWithFields(provider).flatMap(placeholders));
    const inBodies = provider.checks.map(({ body }) => body ?? '').join();
    const declared = fields.map(({ name }) => name);
    const unused = declared.filter((name) => !used.has(name) && !inBodies.includes(`{${name}}`));
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

  'lets a field be left empty only where nothing is missing then': ({
    fields,
    headers,
    hosts,
    ownServer,
    checks,
  }) =>
    fields.flatMap(({ name, optional }, index): readonly Fault[] => {
      const uses = (text: string): boolean => placeholders(text).includes(name);
      const isNeeded =
        headers.some(({ template }) => uses(template) && template.includes('{token}')) ||
        checks.some(({ path }) => uses(path)) ||
        (!ownServer && hosts.length > 0 && hosts.every(({ origin }) => uses(origin)));
      return optional && isNeeded ? [[`fields.${index}.optional`, 'nothing is sent without it']] : [];
    }),

  'has fields whose values stay in their place': (provider) =>
    provider.fields.flatMap(({ name, pattern, cutFromToken }, index): readonly Fault[] => {
      const isInAddress = addressesOf(provider).some((text) => placeholders(text).includes(name));
      const taken = isInAddress ? HOSTILE.filter((value) => fits(pattern, value)) : [];
      const groups = cutFromToken === undefined ? 1 : groupsOf(cutFromToken);
      return [
        ...taken.map(
          (value): Fault => [
            `fields.${index}.pattern`,
            `takes ${JSON.stringify(value)}, which leads elsewhere`,
          ],
        ),
        ...(groups === 1 ? [] : [[`fields.${index}.cutFromToken`, 'has not exactly one group'] as const]),
      ];
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
};

/** Everything of a provider that fields fill. */
function textsWithFields({ headers, hosts, elsewhere, checks, revoke }: Provider): readonly string[] {
  return [
    ...headers.map(({ template }) => template),
    ...hosts.map(({ origin }) => origin),
    ...(elsewhere?.parameters ?? []).map(({ template }) => template),
    ...checks.map(({ path }) => path),
    ...[revoke.call?.path ?? '', revoke.call?.id?.path ?? '', revoke.call?.body ?? ''],
  ];
}

/** Templates of addresses: what fills them decides where something goes. */
function addressesOf({ hosts, checks, revoke }: Provider): readonly string[] {
  return [
    ...hosts.map(({ origin }) => origin),
    ...checks.map(({ path }) => path),
    ...[revoke.call?.path ?? '', revoke.call?.id?.path ?? ''],
  ];
}

function fits(pattern: string, value: string): boolean {
  try {
    return new RegExp(pattern).test(value);
  } catch {
    return false;
  }
}

function groupsOf(pattern: string): number {
  try {
    return (new RegExp(`${pattern}|`).exec('')?.length ?? 1) - 1;
  } catch {
    return 1;
  }
}
