import type { TokenView } from '../../core/pages/snapshot';
import { filledTemplate, type TokenHeader } from '../../core/token/headers';

const PLACEHOLDER = 'YOUR_TOKEN';

/**
 * A curl command, with a placeholder where the secret goes unless it is given.
 * @param url the tab's address, used when it is one of the token's own
 */
export function curlCommand(token: TokenView, url: string | null, secret = PLACEHOLDER): string {
  const origin = token.origins.find((known) => url === known || url?.startsWith(`${known}/`));
  const address = origin && url ? url : `${token.origins[0] ?? ''}${token.pathPrefix}/`;
  const headers = token.headers.map((header) => argument(header, secret));
  const extra = token.companions.map(({ name, value }) => `-H ${quoted(`${name}: ${value}`)}`);
  return ['curl', quoted(address), ...headers, ...extra].join(' ');
}

/** For Basic curl makes the base64 itself, of a pair that somebody can read. */
function argument(header: TokenHeader, secret: string): string {
  const filled = filledTemplate(header, secret);
  return header.encoding === 'basic' ? `-u ${quoted(filled)}` : `-H ${quoted(`${header.name}: ${filled}`)}`;
}

/** One argument for a POSIX shell, whatever is in it. */
function quoted(value: string): string {
  return `'${value.replaceAll("'", "'\\''")}'`;
}
