import type { TokenView } from '../../core/pages/snapshot';

const PLACEHOLDER = 'YOUR_TOKEN';

/**
 * A curl command, with a placeholder where the secret goes unless it is given.
 * @param url the tab's address, used when it is one of the token's own
 */
export function curlCommand(token: TokenView, url: string | null, secret = PLACEHOLDER): string {
  const origin = token.origins.find((known) => url === known || url?.startsWith(`${known}/`));
  const address = origin && url ? url : `${token.origins[0] ?? ''}${token.pathPrefix}/`;
  const headers = token.headerLines.map((line) => `-H ${quoted(filledIn(line, token.lastFour, secret))}`);
  return ['curl', quoted(address), ...headers].join(' ');
}

/** The line with this in the place of the dots, and of the end that stands behind them. */
function filledIn(line: string, lastFour: string, secret: string): string {
  const dots = /[•]+/.exec(line)?.[0];
  if (dots === undefined) return line;
  const masked = line.includes(dots + lastFour) ? dots + lastFour : dots;
  // A function, because `$&` in a secret would mean something to `replace`.
  return line.replace(masked, () => secret);
}

/** One argument for a POSIX shell, whatever is in it. */
function quoted(value: string): string {
  return `'${value.replaceAll("'", "'\\''")}'`;
}
