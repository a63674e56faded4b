import type { DescribedCheck, DescribedCompanion, DescribedHost, SignIn } from './api-description';
import { textAt } from './api-document';
import { formsTakenBy } from './forms-taken';
import { isReservedName } from './header-names';
import type { Operation } from './operations';
import type { Scheme } from './schemes';

/** Candidates that are shown. */
const MOST = 5;

/** Words of a path whose GET may do something, give out a secret, or answer without a token. */
const UNSAFE_WORDS: ReadonlySet<string> = new Set(
  `logout signout login signin logon auth oauth oauth2 authorize authenticate authentication session sessions sso saml
  token tokens key keys secret secrets password passwords credential credentials apikey apikeys otp
  export exports download downloads send run runs execute exec trigger start stop restart reboot refresh renew sync
  import delete remove revoke disable enable cancel approve reject merge transfer invite reset rotate generate create
  update register activate deactivate confirm verify subscribe unsubscribe purge clear publish pay refund charge
  checkout test simulate callback callbacks webhook webhooks redirect proxy stream tail poll watch subscribe listen
  health healthz healthcheck ping status version versions ready live metrics openapi swagger docs spec`.split(
    /\s+/,
  ),
);

/** Words of a call's own name that say what it does, whatever its path looks like. */
const ACTS =
  /^(?:delete|remove|revoke|disable|enable|cancel|logout|send|execute|trigger|approve|reject|merge|transfer|invite|reset|rotate|purge|publish|pay|refund|charge|activate|deactivate|unsubscribe)$/;

const SELF =
  /\/(?:me|self|myself|whoami|who-am-i|user|current[-_]?user|user-?info|profile|(?:users?|members?)\/(?:me|self|current))(?:\.json)?\/?$/i;
const ACCOUNT =
  /\/(?:accounts?|my-?account|organi[sz]ations?|company|workspaces?|teams?|balance|quota|usage|limits?)(?:\.json)?\/?$/i;
const RANK = { self: 0, account: 1, list: 2 } as const;

/**
 * Requests that change nothing and need the token, the most telling first: some at all, and the best for each form.
 * @param schemes by their keys, to tell which form a call takes
 */
export function checksOf(
  operations: readonly Operation[],
  schemes: ReadonlyMap<string, Scheme>,
  hosts: readonly DescribedHost[],
  signIn: SignIn,
  companions: readonly DescribedCompanion[],
): readonly DescribedCheck[] {
  const someDemand = operations.some(({ demands }) => (demands ?? []).length > 0);
  const isDemanding = ({ demands, isOptional }: Operation): boolean =>
    someDemand ? (demands ?? []).length > 0 && !isOptional : demands === null;
  const form = signIn.forms[signIn.chosen ?? 0];
  const parameterNames = form?.from === 'parameter' ? form.headers.map(({ name }) => name.toLowerCase()) : [];
  const sent = new Set(
    [...signIn.forms.flatMap(({ headers, companions: ids }) => [...headers, ...ids]), ...companions].map(
      ({ name }) => name.toLowerCase(),
    ),
  );
  // Server `…/api` and paths `/api/…`: one of them has a part too many, and nobody knows which.
  const bases = new Set(hosts.map(({ pathPrefix }) => pathPrefix.split('/').at(-1)?.toLowerCase()));
  const formsFor = formsTakenBy(signIn.forms, schemes);
  const checks = operations
    .filter((operation) => isDemanding(operation) && isSafe(operation) && needsOnly(operation, sent))
    .filter(({ parameters }) =>
      parameterNames.every((header) => parameters.some(({ name }) => name.toLowerCase() === header)),
    )
    .filter(({ path }) => !bases.has(firstPartOf(path)))
    .map(
      ({ path, demands }): DescribedCheck => ({
        method: 'GET',
        path,
        kind: kindOf(path),
        forms: formsFor(demands),
      }),
    )
    .toSorted((one, other) => rankOf(one) - rankOf(other));
  const best = new Set(signIn.forms.map((_, at) => checks.find(({ forms }) => forms.includes(at))));
  return checks.filter((each, at) => at < MOST || best.has(each));
}

/** A number that sorts by kind, then by parts of the path, then by its length. */
function rankOf({ path, kind }: DescribedCheck): number {
  return RANK[kind] * 1_000_000 + path.split('/').length * 1000 + path.length;
}

function kindOf(path: string): DescribedCheck['kind'] {
  if (SELF.test(path)) return 'self';
  return ACCOUNT.test(path) ? 'account' : 'list';
}

function isSafe({ method, path, isDeprecated, node, servers }: Operation): boolean {
  const isPlain = /^(?:\/[\w~-]+(?:\.[\w~-]+)*)+\/?$/.test(path) && path.length <= 120;
  if (method !== 'get' || isDeprecated || !isPlain || servers.length > 0) return false;
  if (typeof node === 'object' && node !== null && Object.hasOwn(node, 'requestBody')) return false;
  if (wordsOf(textAt(node, 'operationId')).some((word) => ACTS.test(word))) return false;
  return !wordsOf(path).some((word) => UNSAFE_WORDS.has(word));
}

function wordsOf(name: string): readonly string[] {
  return name
    .slice(0, 200)
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
}

/** Whether everything that the call can't do without is sent: no parameter but the headers of the token. */
function needsOnly({ parameters }: Operation, sent: ReadonlySet<string>): boolean {
  return parameters.every(({ name, location, isRequired }) => {
    if (location === 'body' || location === 'formdata' || location === 'path') return false;
    if (!isRequired) return true;
    const isUsual = isReservedName(name) || name.toLowerCase() === 'authorization';
    return location === 'header' && (isUsual || sent.has(name.toLowerCase()));
  });
}

function firstPartOf(path: string): string {
  return path.split('/')[1]?.toLowerCase() ?? '';
}
