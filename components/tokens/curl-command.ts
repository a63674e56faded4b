import type { TokenView } from '../../core/pages/snapshot';
import { includesOrigin } from '../../core/shapes/any-port';
import { filledTemplate, type TokenHeader } from '../../core/token/headers';
import { firstOrigin } from '../../core/token/plain-http';

/**
 * A curl command, with placeholders such as `YOUR_TOKEN` where secrets go unless they are given.
 * @param url the tab's address, used when it is one of the token's own
 * @param secrets by name; `token` is the token
 */
export function curlCommand(
  token: TokenView,
  url: string | null,
  secrets: Readonly<Record<string, string>> | null = null,
): string {
  const isOwn = url !== null && URL.canParse(url) && includesOrigin(token.origins, new URL(url).origin);
  const address = isOwn ? url : `${firstOrigin(token)}${token.pathPrefix}/`;
  const headers = token.headers.map((header) => argument(header, secrets));
  const extra = token.companions.map(({ name, value }) => `-H ${quoted(`${name}: ${value}`)}`);
  return ['curl', quoted(address), ...headers, ...extra].join(' ');
}

/** For Basic curl makes the base64 itself, of a pair that somebody can read. */
function argument(header: TokenHeader, secrets: Readonly<Record<string, string>> | null): string {
  const filled =
    secrets === null
      ? header.template.replace(
          /\{([a-z][a-z0-9_]*)\}/g,
          (_whole, name: string) => `YOUR_${name.toUpperCase()}`,
        )
      : filledTemplate(header, secrets);
  return header.encoding === 'basic' ? `-u ${quoted(filled)}` : `-H ${quoted(`${header.name}: ${filled}`)}`;
}

/** One argument for a POSIX shell, whatever is in it. */
function quoted(value: string): string {
  return `'${value.replaceAll("'", "'\\''")}'`;
}
