import type { TokenRecord } from '../token/token-record';

/**
 * Who caused a top-level request, as far as the browser says: the user (or another program), a page that may,
 * a page that had it loaded ahead of a visit, a page with an opaque origin, or any other page.
 */
export type Cause = 'user' | 'allowed' | 'ahead' | 'opaque' | 'outsider';

/** Stands for Firefox's viewer of JSON, in which links of any site's JSON have the same cause. */
export const JSON_VIEWER = 'json-viewer';

/** What the browser says of it. */
export interface Caused {
  /** Origin, the word `null` for an opaque one, `JSON_VIEWER`; null where no page caused it. */
  readonly initiator: string | null;
  readonly ahead: boolean;
}

/** As the rules see it: an allowed site is its name and every name below it. */
export function causeOf(
  { initiator, ahead }: Caused,
  token: Pick<TokenRecord, 'origins' | 'allowedSites'>,
): Cause {
  if (ahead) return 'ahead';
  if (initiator === null) return 'user';
  if (!URL.canParse(initiator)) return 'opaque';
  const host = new URL(initiator).hostname;
  const known = [...token.origins, ...token.allowedSites].map((origin) => new URL(origin).hostname);
  return known.some((name) => host === name || host.endsWith(`.${name}`)) ? 'allowed' : 'outsider';
}
