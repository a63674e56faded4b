import { ANY_PORT_ORIGINS } from '../shapes/any-port';
import { EXACT_ORIGIN } from '../shapes/exact-origin';
import { httpUse } from '../shapes/local-address';
import { accessPattern, REST } from './access-pattern';

/**
 * `https://api.example.com` for `https://api.example.com/*`; null for patterns that name no single host, which
 * we never ask for and which were given in the browser's own pages.
 */
export function patternOrigin(pattern: string): string | null {
  const named = pattern.endsWith(REST) ? pattern.slice(0, -REST.length) : '';
  if (EXACT_ORIGIN.test(named)) return named;
  const known = ANY_PORT_ORIGINS.find((each) => accessPattern(each) === pattern) ?? named.replace(/:80$/, '');
  return httpUse(known) === 'refused' ? null : known;
}
