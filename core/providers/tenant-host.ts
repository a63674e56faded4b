import { InvalidInputError } from '../errors/invalid-input-error';
import type { Provider } from './provider';

/** One label of a host name (RFC 1123): what a tenant can be, whatever a provider's own pattern allows. */
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * The origin of a template, with the user's own tenant in it.
 * @param template `https://{tenant}.example.com`, or an origin without a field
 * @param fields by name
 * @returns exactly `https://<tenant>.example.com`
 * @throws {InvalidInputError} `field-value` where a value is missing or the address would be of another host: a slash,
 *   a dot, an `@` or an escape in a tenant would send the token to a host of somebody's choice
 */
export function filledOrigin(template: string, fields: Readonly<Record<string, string>>): string {
  const name = fieldIn(template);
  if (name === null) return template;
  const value = inLowerCase(Object.hasOwn(fields, name) ? (fields[name] ?? '') : '');
  const filled = template.replace(`{${name}}`, value);
  if (!LABEL.test(value) || !URL.canParse(filled)) throw new InvalidInputError('field-value');
  const { origin, href } = new URL(filled);
  // An encoded name such as `xn--` that the parser reads otherwise is another host.
  if (origin !== filled || href !== `${filled}/`) throw new InvalidInputError('field-value');
  return filled;
}

/** Names of hosts have no case, and some ids that they begin with are written in capitals. Other letters are none of a host. */
function inLowerCase(text: string): string {
  return text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/**
 * What an origin says about the fields of a template: `{ tenant: 'acme' }` for `https://acme.example.com`.
 * @returns null for an origin that the template can't become
 */
export function fieldsOfOrigin(template: string, origin: string): Readonly<Record<string, string>> | null {
  const name = fieldIn(template);
  if (name === null) return template === origin ? {} : null;
  const [before = '', behind = ''] = template.split(`{${name}}`);
  if (!origin.startsWith(before) || !origin.endsWith(behind)) return null;
  const value = origin.slice(before.length, origin.length - behind.length);
  return LABEL.test(value) ? { [name]: value } : null;
}

/** Whether every host that has the field can be made with a value: a provider's own pattern may allow more. */
export function fillsHosts(origins: readonly string[], name: string, value: string): boolean {
  return origins.every((origin) => {
    if (fieldIn(origin) !== name) return true;
    try {
      return filledOrigin(origin, { [name]: value }) !== '';
    } catch {
      return false;
    }
  });
}

/** Whether any of these is one of the vendor's hosts; on a server of the user's own no region of the vendor's is of use. */
export function isAtVendor({ hosts }: Pick<Provider, 'hosts'>, origins: readonly string[]): boolean {
  return origins.some((origin) => hosts.some((host) => fieldsOfOrigin(host.origin, origin) !== null));
}

/** The name of the field in a template; a template has one at most. */
export function fieldIn(template: string): string | null {
  return /\{([a-z][a-z0-9_]*)\}/.exec(template)?.[1] ?? null;
}

/** Names below a vendor's domain that are the vendor's own, or somebody's whom the vendor pays. No tenant is read off them. */
const NO_TENANTS: ReadonlySet<string> = new Set([
  ...[
    'www',
    'docs',
    'doc',
    'api',
    'app',
    'status',
    'help',
    'support',
    'community',
    'forum',
    'developer',
    'developers',
  ],
  ...[
    'dev',
    'blog',
    'learn',
    'academy',
    'login',
    'auth',
    'id',
    'static',
    'cdn',
    'assets',
    'mail',
    'go',
    'info',
    'get',
  ],
]);

/**
 * The host of a provider that an address speaks of, with its fields. An address says less than a record: a page of the
 * vendor's can lie where a tenant could, and then it is not a tenant's.
 * @returns null where the address is none of the API's
 */
export function hostSaidBy(
  { hosts, sites }: Pick<Provider, 'hosts' | 'sites'>,
  origin: string,
): { readonly region: string | null; readonly fields: Readonly<Record<string, string>> } | null {
  if (sites.some((site) => site.origin === origin)) return null;
  for (const host of hosts) {
    const fields = fieldsOfOrigin(host.origin, origin);
    const isVendors = Object.values(fields ?? {}).some((value) => NO_TENANTS.has(value));
    if (fields !== null && !isVendors) return { region: host.region, fields };
  }
  return null;
}
