import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { roleOfHeader } from '../../core/openapi/header-names';
import { judgeOwnProvider } from '../../core/providers/judge-own-provider';
import { KNOWN_HOSTS_FORMAT, type KnownHost, type KnownHostsFile } from '../../core/providers/known-hosts';
import type { Provider } from '../../core/providers/provider';
import { NO_PROVIDERS } from '../../core/providers/providers';
import { fieldsOfOrigin } from '../../core/providers/tenant-host';

/** The table of hosts: `catalogue/README.md` says where it comes from. */
export const KNOWN_HOSTS = fileURLToPath(new URL('../../catalogue/known-hosts.tsv', import.meta.url));

const COLUMNS = 'host\tdocument of\theaders\tcheck';
const HOST = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/;

/** A line of the table. */
export interface HostLine extends KnownHost {
  readonly host: string;
}

/**
 * Reads the table: a host a line, in their order.
 * @throws {Error} with all faults, each with its line
 */
export function readHostLines(text: string): readonly HostLine[] {
  const [columns, ...lines] = text.trimEnd().split('\n');
  if (columns !== COLUMNS) throw new Error(`known hosts: the columns are ${COLUMNS}`);
  const read = lines.map(hostLine);
  const faults = read.flatMap((line, index) => {
    const before = read[index - 1]?.host ?? '';
    return [...faultsOf(line), ...(line.host > before ? [] : ['not behind the host before it'])].map(
      (fault) => `  line ${index + 2}, ${line.host}: ${fault}`,
    );
  });
  if (faults.length > 0) throw new Error(`known hosts have faults:\n${faults.join('\n')}`);
  return read;
}

function hostLine(line: string): HostLine {
  const [host = '', documentOf = '', sent = '', path = ''] = line.split('\t');
  const lines = sent.split(' | ').map((each) => {
    const [name = '', value = ''] = each.split(/: (.*)/s);
    return { name, value };
  });
  const withValue = lines.map((each) => ({ ...each, names: namesIn(each.value) }));
  return {
    host,
    documentOf,
    headers: withValue.filter(({ names }) => names.length > 0).map(({ name, value }) => header(name, value)),
    fields: withValue.flatMap(({ name, names }) =>
      names
        .filter((field) => field !== 'token')
        .map((field) => ({
          name: field,
          label: field === 'user' ? 'User name' : name,
          secret: field !== 'user' && !/^(?:id|version)$/.test(roleOfHeader(name)),
          pattern: null,
        })),
    ),
    companions: withValue
      .filter(({ names }) => names.length === 0)
      .map(({ name, value }) => ({ name, value, sentOn: 'every-request' as const })),
    check: path === '' ? null : { method: 'GET', path },
  };
}

function namesIn(template: string): readonly string[] {
  return [...template.matchAll(/\{([a-z][a-z0-9_]*)\}/g)].map(([, name = '']) => name);
}

function header(name: string, value: string): KnownHost['headers'][number] {
  const pair = /^Basic (.*)$/.exec(value)?.[1];
  return { name, template: pair ?? value, encoding: pair === undefined ? 'plain' : 'basic' };
}

/** A line must make an own provider that could be saved. */
function faultsOf({ host, documentOf, headers, fields, companions, check }: HostLine): readonly string[] {
  const input = {
    ...{ name: 'An API', origins: [`https://${host}`], pathPrefix: '', docs: null, sharedWithApp: true },
    ...{ headers, fields, companions, check },
  };
  return [
    ...(HOST.test(host) ? [] : ['no host']),
    ...(HOST.test(documentOf) ? [] : ['no domain of a document']),
    ...judgeOwnProvider(input, NO_PROVIDERS).map(({ code, place }) => `${place}: ${code}`),
  ];
}

/**
 * The text of `known-hosts.json`, without the hosts of providers that ship: those are known better.
 * @param version of the extension
 */
export function compileKnownHosts(
  lines: readonly HostLine[],
  providers: readonly Provider[],
  version: string,
): string {
  const origins = providers.flatMap(({ hosts }) => hosts.map(({ origin }) => origin));
  const isBuiltIn = (host: string) =>
    origins.some((each) => fieldsOfOrigin(each, `https://${host}`) !== null);
  const forms = new Map<string, number>();
  const rows = lines
    .filter(({ host }) => !isBuiltIn(host))
    .map(({ host, documentOf, headers, fields, companions, check }) => {
      const form = JSON.stringify({
        headers,
        ...(fields.length > 0 && { fields }),
        ...(companions.length > 0 && { companions }),
      });
      const number = forms.get(form) ?? forms.size;
      forms.set(form, number);
      return [host, [number, documentOf === host ? null : documentOf, check?.path ?? null]] as const;
    });
  const file: KnownHostsFile = {
    format: KNOWN_HOSTS_FORMAT,
    version,
    forms: [...forms.keys()].map((form): KnownHostsFile['forms'][number] => JSON.parse(form)),
    hosts: Object.fromEntries(rows.map(([host, [number, of, path]]) => [host, [number, of, path]])),
  };
  return JSON.stringify(file);
}

/** The same of the table in the repository. */
export function builtKnownHosts(providers: readonly Provider[], version: string): string {
  return compileKnownHosts(readHostLines(readFileSync(KNOWN_HOSTS, 'utf8')), providers, version);
}
