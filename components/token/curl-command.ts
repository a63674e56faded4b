import type { TokenView } from '../../core/snapshot/snapshot';

const PLACEHOLDER = 'YOUR_TOKEN';

/**
 * A curl command with a placeholder where the secret goes.
 * @param url the tab's address, used when it is one of the token's own
 */
export function curlCommand(token: TokenView, url: string | null): string {
  const origin = token.origins.find((known) => url === known || url?.startsWith(`${known}/`));
  const address = origin && url ? url : `${token.origins[0] ?? ''}${token.pathPrefix}/`;
  const headers = token.headerLines.map((line) => `-H ${quoted(withoutSecret(line, token.lastFour))}`);
  return ['curl', quoted(address), ...headers].join(' ');
}

function withoutSecret(line: string, lastFour: string): string {
  const dots = /[•]+/.exec(line)?.[0];
  if (dots === undefined) return line;
  return line.includes(dots + lastFour)
    ? line.replace(dots + lastFour, PLACEHOLDER)
    : line.replace(dots, PLACEHOLDER);
}

/** One argument for a POSIX shell, whatever is in it. */
function quoted(value: string): string {
  return `'${value.replaceAll("'", "'\\''")}'`;
}
