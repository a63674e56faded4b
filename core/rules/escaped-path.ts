import type { SessionRule } from './session-rule';
import { hostOf } from './url-filter';

/** Above every rule that sets a header. */
const ESCAPED_PRIORITY = 4;

/**
 * Spellings behind a path prefix with which a server or a proxy may read another path than the browser does: dots,
 * slashes, back slashes and semicolons that are encoded, encoded twice, doubled or left to stand, control
 * characters, and bytes that no UTF-8 text has. `/api/..%2fadmin` begins with `/api/` for a rule.
 */
const ESCAPES = String.raw`%(?:2[ef5]|3b|5c|c[01]|[01][0-9a-f])|;|\\|//|\.\.`;

/** The part of an address that a prefix is about, up to its query. */
const PATH = '[^?#]*';

const ESCAPED = new RegExp(ESCAPES, 'i');

/**
 * Whether an address may be read as another path than one below the prefix. Its token is not sent then.
 * @param url an address as browsers write it, below the prefix
 * @param pathPrefix empty where there is none; then every path is meant
 */
export function escapesPrefix(url: string, pathPrefix: string): boolean {
  return pathPrefix !== '' && ESCAPED.test(new URL(url).pathname.slice(pathPrefix.length));
}

/**
 * Ends all rules for such addresses of one origin and prefix.
 * @returns null where there is no prefix
 */
export function escapedPathRule(origin: string, pathPrefix: string): SessionRule | null {
  if (pathPrefix === '') return null;
  return {
    key: `escaped ${pathPrefix} ${origin}`,
    priority: ESCAPED_PRIORITY,
    action: { type: 'allow' },
    condition: {
      regexFilter: `^${quoted(origin + pathPrefix)}${PATH}(?:${ESCAPES})`,
      // Hexadecimal digits come in both cases.
      isUrlFilterCaseSensitive: false,
      requestDomains: [hostOf(origin)],
      resourceTypes: ['main_frame', 'xmlhttprequest', 'other'],
    },
  };
}

function quoted(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
}
