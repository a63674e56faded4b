import { maskedLines } from '../token/headers';
import { lastFour } from '../token/secret';
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
    // Without secrets, whose ends stand in header lines: they are a field of their own.
    const [one, other] = [here, backup].map((token) => parts({ ...token, secret: '' }).join('\n'));
    const sides = { here: one ?? '', backup: other ?? '' };
    return sides.here === sides.backup ? [] : [{ field, ...sides }];
  });
  if (here.secret === backup.secret) return differing;
  return [{ field: 'secret', here: lastFour(here.secret), backup: lastFour(backup.secret) }, ...differing];
}

/** Host and path: `https://api.example.com/v1`. */
export function hostParts({ origins, pathPrefix }: TokenRecord): readonly string[] {
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
    ...(token.revocation === null ? [] : ['revoking']),
    ...(token.expiresAt === null ? [] : [`until ${token.expiresAt}`]),
  ];
}
