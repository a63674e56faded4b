import { EXACT_ORIGIN } from '../shapes/exact-origin';

const REST = '/*';

/** `https://api.example.com/*`, the pattern under which access to an origin is asked: one exact host. */
export function accessPattern(origin: string): string {
  return `${origin}${REST}`;
}

/**
 * `https://api.example.com` for `https://api.example.com/*`; null for patterns that name no single host, which
 * we never ask for and which were given in the browser's own pages.
 */
export function patternOrigin(pattern: string): string | null {
  const origin = pattern.endsWith(REST) ? pattern.slice(0, -REST.length) : '';
  return EXACT_ORIGIN.test(origin) ? origin : null;
}
