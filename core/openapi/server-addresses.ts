import { type ApiDocument, child, entriesOf, listAt, placeOf, textAt, textOf } from './api-document';
import { variablesIn, withValues } from './fill-host';
import type { Operation } from './operations';

/** Servers of a document, and of calls that have their own. */
const MOST_SERVERS = 64;
const MOST_CHOICES = 50;
const LONGEST_ADDRESS = 500;

/** A server as the document writes it, brought to one form: `https://host/path`, or a path of unknown host. */
export interface ServerAddress {
  readonly written: string;
  readonly about: string;
  /** With `http:` or `https:` and a host, variables in it; null for one that is relative. */
  readonly address: string | null;
  /** What is relative: `/api/v1`. */
  readonly path: string;
  readonly variables: ReadonlyMap<string, { readonly choices: readonly string[]; readonly example: string }>;
  readonly isForSomeCalls: boolean;
  readonly place: string;
}

/** Every server, each once, those of the whole document first. */
export function serverAddresses(
  document: ApiDocument,
  operations: readonly Operation[],
): readonly ServerAddress[] {
  const { root, format } = document;
  const own =
    format === 'Swagger 2' ? swaggerServers(root) : listAt(root, 'servers', MOST_SERVERS).map(readServer);
  const found = new Map<string, ServerAddress>();
  for (const each of own.length === 0 ? [readServer({ url: '/' }, 0)] : own)
    for (const server of expanded(each)) found.set(keyOf(server), server);
  const seen = new Set<unknown>();
  for (const { servers, place } of operations) {
    for (const node of servers) {
      // One node may be shared by thousands of calls.
      if (seen.has(node) || found.size >= MOST_SERVERS) continue;
      seen.add(node);
      const server = { ...readServer(node, 0), isForSomeCalls: true, place: `${place}/servers` };
      if (!found.has(keyOf(server))) found.set(keyOf(server), server);
    }
  }
  return [...found.values()].slice(0, MOST_SERVERS);
}

function keyOf({ address, path }: ServerAddress): string {
  return `${address} ${path}`;
}

/** Swagger 2 has one host, one path and several schemes. Without schemes it is the document's own, so `https:`. */
function swaggerServers(root: unknown): readonly ServerAddress[] {
  const host = textAt(root, 'host').trim();
  const path = textAt(root, 'basePath').trim();
  const schemes = listAt(root, 'schemes', 8).map((scheme) => textOf(scheme).toLowerCase());
  const isPlain = schemes.includes('http') && !schemes.includes('https');
  const joined = path === '' || path.startsWith('/') ? path : `/${path}`;
  const bare = host.replace(/^(?:https?:)?\/\//, '').replace(/\/+$/, '');
  const url = bare === '' ? joined || '/' : `${isPlain ? 'http' : 'https'}://${bare}${joined}`;
  return [{ ...readServer({ url }, 0), place: placeOf('host') }];
}

function readServer(node: unknown, index: number): ServerAddress {
  const written = textAt(node, 'url').trim();
  // Some write `<tenant>` or `[tenant]` for what the standard writes `{tenant}`.
  const text = /^[\s,]*$/.test(written) ? '/' : written.replace(/[<[]([a-z][\w .-]{0,40})[>\]]/gi, '{$1}');
  const variables = new Map(
    entriesOf(child(node, 'variables'), 20).map(([name, variable]) => {
      const choices = listAt(variable, 'enum', MOST_CHOICES).map(textOf);
      return [
        name,
        { choices: choices.filter((choice) => choice !== ''), example: textAt(variable, 'default') },
      ];
    }),
  );
  // `https://host{basePath}`, whose value brings the slash with it.
  const isPath = (name: string): boolean => variables.get(name)?.example.startsWith('/') === true;
  const parted = text.replace(
    /^((?:https?:)?\/\/[^/{}]+)\{([^{}]+)\}/i,
    (whole, host: string, name: string) => (isPath(name) ? `${host}/{${name}}` : whole),
  );
  const address = parted.length > LONGEST_ADDRESS ? '' : absolute(parted);
  const place = placeOf('servers', index);
  return {
    written,
    about: textAt(node, 'description'),
    address,
    path: address === null ? text : '',
    variables,
    isForSomeCalls: false,
    place,
  };
}

/** @returns null for an address without a host, empty for one of another kind */
function absolute(text: string): string | null {
  if (text.startsWith('//')) return `https:${text}`;
  // Whatever the variable for the scheme allows, only https is proposed.
  const free = text.replace(/^\{[^{}]*\}:\/\//, 'https://');
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(free)?.[1]?.toLowerCase();
  if (scheme !== undefined) return scheme === 'https' || scheme === 'http' ? free : '';
  if (/^[a-z][a-z0-9+-]*:(?!\d|\{)/i.test(free)) return '';
  // A host without scheme, or a variable that stands for all of the host.
  return /^(?:\{[^{}]+\}|(?:[\w{}-]+\.)+[a-z]{2,}(?::\d+)?(?=\/|$))/i.test(free) ? `https://${free}` : null;
}

/**
 * A server for each value of a variable that stands for all of a host, as each is another host. A variable with one
 * value only is that value.
 */
function expanded(server: ServerAddress): readonly ServerAddress[] {
  const { address, path } = server;
  const names = variablesIn(address ?? path);
  const only = Object.fromEntries(
    names.flatMap((name) => {
      const [value, ...others] = server.variables.get(name)?.choices ?? [];
      return value === undefined || others.length > 0 ? [] : [[name, value]];
    }),
  );
  const fixed = {
    ...server,
    address: address === null ? null : withValues(address, only),
    path: withValues(path, only),
  };
  const whole = /^https?:\/\/\{([^{}]+)\}(?=[/:]|$)/.exec(fixed.address ?? '')?.[1];
  const hosts = whole === undefined ? [] : (server.variables.get(whole)?.choices ?? []);
  if (whole === undefined || hosts.length === 0 || fixed.address === null) return [fixed];
  const template = fixed.address;
  return hosts.map((host) => ({
    ...fixed,
    address: withValues(template, { [whole]: host.replace(/^https?:\/\//, '') }),
  }));
}
