import { isAnyPort } from '../shapes/any-port';

/** The end of a pattern: every path. */
export const REST = '/*';
const HTTP = 'http:';

/**
 * `https://api.example.com/*`, the pattern under which access to an origin is asked: one exact host. Over plain http it
 * names the port as well, the usual one too: `http://nas:80/*`. Only for every port of this computer it names none.
 */
export function accessPattern(origin: string): string {
  if (!origin.startsWith(HTTP)) return `${origin}${REST}`;
  if (isAnyPort(origin)) return origin.replace(/:0$/, REST);
  return `${origin}${/:\d+$/.test(origin) ? '' : ':80'}${REST}`;
}
