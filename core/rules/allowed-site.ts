import { parse } from 'tldts';
import { InvalidInputError } from '../errors/invalid-input-error';

/**
 * Checks a site that the user wants to let use a token. A rule matches its name and every name below,
 * so names that many people share are refused: public suffixes, shared hosting (`github.io`), single labels.
 * @param origin `https://host[:port]`
 * @throws {InvalidInputError} `site-not-allowed`
 */
export function checkAllowedSite(origin: string): void {
  const url = URL.canParse(origin) ? new URL(origin) : null;
  if (url === null || url.origin !== origin || url.protocol !== 'https:') refuse();
  const { domain, isIp, publicSuffix } = parse(url.hostname, { allowPrivateDomains: true });
  if (isIp || domain === null || publicSuffix === null || url.hostname.endsWith('.')) refuse();
}

function refuse(): never {
  throw new InvalidInputError('site-not-allowed');
}
