import { typedOrigin } from '../providers/own-host';
import type { OwnProviderInput } from '../providers/own-provider';
import type { Provider } from '../providers/provider';
import type { Providers } from '../providers/providers';
import { fieldIn } from '../providers/tenant-host';
import { typedAddress } from '../providers/typed-search';
import { apiName, mayHaveApp, type OwnQuestion, UNNAMED, USUAL } from './own-from-paste';

/** Where a description of an API begins: what is known of it, and what the user has to look at. */
interface BegunApi {
  readonly input: OwnProviderInput;
  readonly asks: readonly OwnQuestion[];
}

const LONGEST_NAME = 40;

/**
 * Begins the description of an API by its address or its name alone. Nobody has said how it takes its token, so that is
 * asked. Of an address the query is left out, and a path that may hold a secret; what is wrong with the host is left
 * to the judge.
 * @param typed `https://api.acme.example/v1/me`, `api.acme.example`, `Acme`, or nothing
 */
export function beginApi(typed: string, providers: Providers): BegunApi {
  const address = typedAddress(typed);
  const at = address === null ? null : typedOrigin(address.bare);
  if (at === null || 'code' in at) {
    const name = address === null ? typed.trim().slice(0, LONGEST_NAME) : '';
    return { input: described(name || UNNAMED, address?.host ?? '', null, true), asks: ['form'] };
  }
  const { hostname, protocol } = new URL(at.origin);
  const path = at.path === address?.path ? at.path : '';
  return {
    input: described(apiName(hostname, providers), at.origin, path || null, mayHaveApp(hostname)),
    asks: protocol === 'http:' ? ['form', 'http'] : ['form'],
  };
}

/** Characters of a field's label, as a description bounds it. */
const LONGEST_LABEL = 40;

/**
 * The description of an API of which too little is known to use it: whatever its file says, for the user to check. A
 * host with the customer's own name in it stays open.
 */
export function startedFrom(start: Provider): OwnProviderInput {
  const { hosts, headers, checks, extraHeaders } = start;
  const fixed = hosts.filter(({ origin }) => fieldIn(origin) === null).map(({ origin }) => origin);
  const used = headers.length > 0 ? headers : [USUAL];
  const check = checks.find(({ method, path }) => method !== 'POST' && !path.includes('{'));
  return {
    name: start.name,
    origins: fixed.length > 0 ? fixed : [''],
    pathPrefix: start.pathPrefix,
    headers: used.map((header) => ({ ...header })),
    fields: start.fields
      .filter(({ name }) => used.some(({ template }) => template.includes(`{${name}}`)))
      .map(({ name, label, secret, pattern }) => {
        return { name, label: label.slice(0, LONGEST_LABEL), secret, pattern };
      }),
    companions: extraHeaders.map((header) => ({ ...header })),
    check: check === undefined || check.method === 'POST' ? null : { method: check.method, path: check.path },
    docs: start.docs ?? null,
    sharedWithApp: start.sharedWithApp,
  };
}

function described(
  name: string,
  origin: string,
  path: string | null,
  sharedWithApp: boolean,
): OwnProviderInput {
  return {
    name,
    origins: [origin],
    pathPrefix: '',
    headers: [{ ...USUAL }],
    fields: [],
    companions: [],
    check: path === null ? null : { method: 'GET', path },
    docs: null,
    sharedWithApp,
  };
}
