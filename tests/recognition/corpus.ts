import fc from 'fast-check';
import type { Provider } from '../../core/providers/provider';
import kinds from '../vectors/pending/kinds.json' with { type: 'json' };
import { foreignCommands, ORDINARY_VARIABLES } from './foreign';

/** One paste, and whose token a person would say it is. */
export interface Case {
  readonly kind: string;
  readonly paste: string;
  readonly tab: string | null;
  /** The only provider that may be chosen without asking; null where nobody may. */
  readonly provider: string | null;
  /** Whether it has to be chosen: its address or the literal start of its token says it. */
  readonly says: boolean;
}

/** Drawn alike in every run. */
const SEED = 20_261_129;
/** Long enough that no literal of the catalogue begins it by chance. */
const TOKEN = 'qZ7xW2mK9vB4nT6yR8cL1pD3';

/**
 * Pastes of every provider that is known, as its documents have them, and of everybody else.
 * @param shipped those of which only the form is known are among them, and may never be chosen
 */
export function corpus(shipped: readonly Provider[]): readonly Case[] {
  return [
    ...shipped.flatMap(requests),
    ...shipped.flatMap((provider) => shapes(provider, shipped)),
    ...shipped.flatMap(variables),
    ...shipped.flatMap((provider, at) => lookAlikes(provider, at)),
    ...randomTokens(),
    ...foreignCommands(shipped).map((paste) => nobodys('foreign command', paste)),
    ...ORDINARY_VARIABLES.map((name) => nobodys('ordinary variable', `${name}=${TOKEN}`)),
    ...kinds.flatMap(({ paste, tab, provider }): readonly Case[] =>
      provider === undefined ? [] : [{ kind: 'from the field', paste, tab, provider, says: false }],
    ),
  ];
}

function nobodys(kind: string, paste: string): Case {
  return { kind, paste, tab: null, provider: null, says: false };
}

function isUsable({ confidence }: Provider): boolean {
  return confidence !== 'low';
}

function filled(template: string): string {
  return template.replaceAll('{token}', TOKEN).replace(/\{\w+\}/g, 'acme-one');
}

function hostsOf({ hosts }: Provider): readonly string[] {
  return hosts.map(({ origin }) => origin.replace(/\{\w+\}/, 'acme-one'));
}

/** A command to each of its hosts, with its own headers. */
function requests(provider: Provider): readonly Case[] {
  const { id, headers, pathPrefix, elsewhere } = provider;
  const lines = headers.map(({ name, template, encoding }) =>
    encoding === 'basic' ? `-u '${filled(template)}'` : `-H '${name}: ${filled(template)}'`,
  );
  const query = elsewhere?.place === 'query' ? `?${elsewhere.parameters[0]?.name}=${TOKEN}` : '';
  if (lines.length === 0 && query === '') return [];
  return hostsOf(provider).map((origin) => ({
    kind: 'request to an address',
    paste: `curl ${lines.join(' ')} '${origin}${pathPrefix}/v1/things${query}'`,
    tab: null,
    provider: isUsable(provider) ? id : null,
    says: isUsable(provider),
  }));
}

/** Tokens of its documented shape, alone. */
function shapes(provider: Provider, shipped: readonly Provider[]): readonly Case[] {
  const { id, tokenPattern } = provider;
  if (tokenPattern === null) return [];
  // What a pattern only looks ahead for can't be drawn.
  const drawn = fc.stringMatching(new RegExp(tokenPattern.replace(/\(\?[=!][^()]*\)/g, '')));
  const tokens = fc.sample(drawn, { numRuns: 3, seed: SEED });
  const start = plainStart(tokenPattern);
  const says = isUsable(provider) && isOwn(start, provider, shipped);
  return tokens
    .filter((token) => new RegExp(tokenPattern).test(token) && /^[\w.:+/=-]{16,200}$/.test(token))
    .map((paste) => ({
      kind: says ? 'token with a start of its own' : 'token of a documented shape',
      paste,
      tab: null,
      provider: isUsable(provider) ? id : null,
      says: says && paste.startsWith(start),
    }));
}

/** Read apart from the product: the letters before anything else in the pattern. */
function plainStart(pattern: string): string {
  const [, letters = '', behind = ''] = /^\^(?:\(\?:)*((?:[\w-]|\\\.)*)(.?)/.exec(pattern) ?? [];
  const plain = letters.replaceAll('\\', '');
  return /[?*{|]/.test(behind) && behind !== '|' ? plain.slice(0, -1) : plain;
}

/** Four characters or more that no other entry has, and not of words that are in use everywhere. */
function isOwn(start: string, provider: Provider, shipped: readonly Provider[]): boolean {
  const isGeneral = /^(?:(?:[spa]k|api|key|secret|sec|pat|live|test|prod|console|eyJ)[_.-]?)+$/i.test(start);
  if (start.length < 4 || isGeneral) return false;
  return shipped.every(({ id, tokenPattern }) => {
    const other = tokenPattern === null || id === provider.id ? '' : plainStart(tokenPattern);
    return other === '' || !(other.startsWith(start) || start.startsWith(other));
  });
}

/** A variable that is named after it. Whether that is enough depends on the word. */
function variables(provider: Provider): readonly Case[] {
  const { id } = provider;
  const names = [id, ...provider.aliases, provider.name.replace(/\([^)]*\)/g, '').trim()].map((name) =>
    name.toUpperCase().replace(/[^A-Z0-9]+/g, '_'),
  );
  return [...new Set(names)].flatMap((name) =>
    [`${name}_API_KEY`, `NEXT_PUBLIC_${name}_TOKEN`].map((variable) => ({
      kind: 'variable with a name',
      paste: `${variable}=${TOKEN}`,
      tab: null,
      provider: isUsable(provider) ? id : null,
      says: false,
    })),
  );
}

/** Commands to addresses that only look like its own: of each provider some of the ways. */
function lookAlikes(provider: Provider, turn: number): readonly Case[] {
  const [origin] = hostsOf(provider);
  if (origin === undefined) return [];
  const host = origin.slice('https://'.length);
  const at = host.lastIndexOf('.') - 1;
  const addresses = [
    `https://${host}.evil.test/v1/me`,
    `https://${host}@evil.test/v1/me`,
    `https://evil.test/${host}/v1/me`,
    `https://evil.test/?to=${host}`,
    `https://${host.replaceAll('.', '-')}.evil.test/`,
    `https://${host.slice(0, at)}${host[at] === 'x' ? 'y' : 'x'}xq${host.slice(at + 1)}/v1/me`,
    `https://${host.replace('a', '\u0430')}q.test/v1/me`,
  ];
  const some = addresses.filter((_, way) => (way + turn) % 3 === 0);
  return some.map((address) =>
    nobodys('look-alike address', `curl -H 'Authorization: Bearer ${TOKEN}' '${address}'`),
  );
}

function randomTokens(): readonly Case[] {
  const random = fc.oneof(
    fc.stringMatching(/^[0-9a-f]{16,128}$/),
    fc.stringMatching(/^[A-Za-z0-9]{16,128}$/),
    fc.uuid(),
    fc.stringMatching(/^eyJ[A-Za-z0-9_-]{10,40}\.eyJ[A-Za-z0-9_-]{10,60}\.[A-Za-z0-9_-]{43}$/),
  );
  return fc
    .sample(random, { numRuns: 2_000, seed: SEED })
    .map((token) => nobodys('hex, base62, UUID, JWT', token));
}
