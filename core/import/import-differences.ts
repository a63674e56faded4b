import { maskedLines } from '../token/headers';
import { lastFour, masked, sameFields } from '../token/secret';
import type { TokenRecord } from '../token/token-record';
import type { Difference } from './import-view';

type Parts = (token: TokenRecord) => readonly string[];

/** Everything that decides where a token goes, what is sent, and from where, each as parts that may be shown. */
const FIELDS: readonly (readonly [Difference['field'], Parts])[] = [
  [
    'provider',
    ({ providerName, providerId, region }) => [
      region ? `${providerName} ${region}` : providerName,
      providerId,
    ],
  ],
  ['hosts', hostParts],
  ['headers', headerParts],
  ['sites', ({ allowedSites }) => allowedSites.toSorted()],
  ['label', ({ label }) => [label]],
  ['limits', limitParts],
];

/** What taking a token of a backup would change of the one that is here. */
export function importDifferences(here: TokenRecord, backup: TokenRecord): readonly Difference[] {
  const differing = FIELDS.flatMap(([field, parts]) => {
    const [one, other] = [here, backup].map((token) => parts(withoutValues(token)).join('\n'));
    const sides = { here: one ?? '', backup: other ?? '' };
    return sides.here === sides.backup ? [] : [{ field, ...sides }];
  });
  const fields = { field: 'fields', here: fieldLines(here), backup: fieldLines(backup) } as const;
  const secret = { field: 'secret', here: lastFour(here.secret), backup: lastFour(backup.secret) } as const;
  return [
    ...(here.secret === backup.secret ? [] : [secret]),
    ...(sameFields(here, backup) ? [] : [fields]),
    ...differing,
  ];
}

/** Without secrets and values of fields, whose ends stand in header lines: they are compared by themselves. */
function withoutValues(token: TokenRecord): TokenRecord {
  return { ...token, secret: '', fields: [] };
}

/** `tenant: acme`, with dots and the last four characters for a secret one. */
function fieldLines({ fields }: TokenRecord): string {
  const lines = fields.map(({ name, value, secret }) => `${name}: ${secret ? masked(value) : value}`);
  return lines.toSorted().join('\n');
}

/** Host and path: `https://api.example.com/v1`. */
export function hostParts({
  origins,
  pathPrefix,
}: Pick<TokenRecord, 'origins' | 'pathPrefix'>): readonly string[] {
  return origins.toSorted().map((origin) => origin + pathPrefix);
}

/** Header lines with dots for the secret. Unlike those of the list they show what is inside Basic, too. */
export function headerParts(token: TokenRecord): readonly string[] {
  return maskedLines(token, 'shown');
}

function limitParts(token: TokenRecord): readonly string[] {
  return [
    ...(token.on ? [] : ['off']),
    ...(token.scope === 'chosen-tabs' ? ['chosen-tabs'] : []),
    ...(token.getOnly ? ['get-only'] : []),
    ...(token.withoutCookies ? ['without-cookies'] : []),
    ...token.companions.flatMap(({ name, sentOn }) => (sentOn === 'navigation' ? [`opened ${name}`] : [])),
    ...(token.sharedWithApp ? ['shared-with-app'] : []),
    ...(token.revocation === null ? [] : ['revoking']),
    ...(token.expiresAt === null ? [] : [`until ${token.expiresAt}`]),
  ];
}
