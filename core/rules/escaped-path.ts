import { PATH_ESCAPES } from '../token/path-prefix';
import type { SessionRule } from './session-rule';
import { hostOf } from './url-filter';

/** Above every rule that sets a header. */
const ESCAPED_PRIORITY = 4;

/** The part of an address that a prefix is about, up to its query. */
const PATH = '[^?#]*';

/**
 * Ends all rules for addresses of one origin and prefix that a server may read as another path.
 * @returns null where there is no prefix
 */
export function escapedPathRule(origin: string, pathPrefix: string): SessionRule | null {
  if (pathPrefix === '') return null;
  return {
    key: `escaped ${pathPrefix} ${origin}`,
    priority: ESCAPED_PRIORITY,
    action: { type: 'allow' },
    condition: {
      regexFilter: `^${quoted(origin + pathPrefix)}${PATH}(?:${PATH_ESCAPES})`,
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
