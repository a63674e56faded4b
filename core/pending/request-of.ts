import type { Candidate } from './candidate';
import type { Found } from './find';
import { looksRandom } from './instead';
import { isTelling } from './names';
import type { SecondSecret } from './reading';

/** An own provider has no more headers than this besides the token's. */
const MOST_SECOND = 7;
const METHOD = /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/;
/** The public half of a pair of keys: no secret by its name, and needed all the same. */
const APPLICATION_ID = /^(?:x-)?(?:[a-z0-9]+-)?app(?:lication)?-?id$/i;
/** Made for one request, or speaks for somebody else. */
const NEVER_SECOND = /^(?:x-amz-|x-csrf|x-xsrf|proxy-|impersonate-|x-impersonate-)/i;

/**
 * Secrets that stood in other headers of the token's own request. A header that stood there with two values is left
 * out: which of them is meant nobody said.
 */
export function secondSecrets(
  { scope, header: own }: Candidate,
  candidates: readonly Candidate[],
  found: readonly Found[],
): readonly SecondSecret[] {
  if (own === null) return [];
  const named = candidates.flatMap((each) => {
    const { header, secret, instead, form } = each;
    const isOne = each.scope === scope && form === 'header' && header !== null && instead === null;
    return isOne && isTelling(header.name) ? [{ header, secret }] : [];
  });
  const ids = found.flatMap(({ part, scope: other }) =>
    other === scope && part.kind === 'pair' && part.form === 'header' ? applicationId(part) : [],
  );
  const all = [...named, ...ids].filter(
    ({ header }) => header.name.toLowerCase() !== own.name.toLowerCase() && !NEVER_SECOND.test(header.name),
  );
  const once = new Map(all.map((each) => [each.header.name.toLowerCase(), each]));
  return [...once.values()]
    .filter(({ header, secret }) =>
      all.every(
        (each) => each.header.name.toLowerCase() !== header.name.toLowerCase() || each.secret === secret,
      ),
    )
    .slice(0, MOST_SECOND);
}

function applicationId({
  name,
  value,
}: {
  readonly name: string | null;
  readonly value: string;
}): SecondSecret[] {
  const secret = value.trim();
  if (name === null || !APPLICATION_ID.test(name) || !looksRandom(secret)) return [];
  return [{ header: { name, template: '{token}', encoding: 'plain' }, secret }];
}

/** @returns null where the paste does not say, or says more than one */
export function methodOf({ scope }: Candidate, found: readonly Found[]): string | null {
  const methods = found.flatMap(({ part, scope: other }) => {
    // A token that stands loose belongs to the only request there is.
    if (scope !== 0 && other !== scope) return [];
    if (part.kind === 'method') return [part.method.toUpperCase()];
    const isMethod =
      part.kind === 'pair' &&
      /^(?:field|variable)$/.test(part.form) &&
      /^(?:method|CURLOPT_CUSTOMREQUEST)$/i.test(part.name ?? '');
    return isMethod ? [part.value.replace(/["'`,;\s]/g, '').toUpperCase()] : [];
  });
  const [method = ''] = methods;
  return METHOD.test(method) && methods.every((each) => each === method) ? method : null;
}
