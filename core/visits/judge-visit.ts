import { includesOrigin } from '../shapes/any-port';
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

/** A request for what a tab shows, as far as its cause can be told. */
export interface VisitRequest extends Caused {
  /**
   * Whether the user gave the tab this very address; a redirect from elsewhere looks the same but for that. Null
   * where the page was there before we could ask.
   */
  readonly typed: boolean | null;
  /** Whether the page that caused it says that the user did something for it (`Sec-Fetch-User`). */
  readonly byClick: boolean;
}

/** What a tab showed when the request left, or what the tab showed that it was opened from. */
export interface TabBefore {
  /** Null where it is hidden from us. */
  readonly origin: string | null;
  /** Whether the user opened it. */
  readonly byUser: boolean;
}

/**
 * Whose the page is that a tab is about to show.
 *
 * `own`: the user opened it, or followed a link of the API or of an allowed page which the tab showed itself.
 * `foreign`: another page had a hand in it. Such a page may have framed the one with the link, or opened one that
 * goes on by itself to an address of its choice. `unknown`: nobody sees it yet, or it can't be told.
 * @param tab what the tab itself showed
 * @param opener for a tab that has shown nothing yet, the tab it was opened from; else null
 * @param tokens those that go to the address, or that its page may use
 */
export function judgeVisit(
  request: VisitRequest,
  tab: TabBefore,
  opener: TabBefore | null,
  tokens: readonly Pick<TokenRecord, 'origins' | 'allowedSites'>[],
): 'own' | 'foreign' | 'unknown' {
  if (request.ahead) return 'unknown';
  const { initiator } = request;
  if (initiator === null) {
    if (request.typed === null) return 'unknown';
    return request.typed ? 'own' : 'foreign';
  }
  // A viewer shows the JSON of the page that is at the top of its tab.
  const isViewer = initiator === JSON_VIEWER;
  // Rules take a page of another port or of a name below for the same; they list no tab that shows one.
  const mayLead = ({ origins, allowedSites }: (typeof tokens)[number]): boolean =>
    isViewer
      ? includesOrigin(origins, tab.origin ?? opener?.origin ?? '')
      : includesOrigin([...origins, ...allowedSites], initiator);
  if (tokens.length === 0 || !tokens.every(mayLead)) return 'foreign';
  return [tab, opener].some((before) => led(request, initiator, before)) ? 'own' : 'foreign';
}

/** Whether that page, at the top of a tab, is the one that caused the request and was the user's to use. */
function led({ byClick }: VisitRequest, initiator: string, before: TabBefore | null): boolean {
  if (before === null || before.origin === null) return false;
  const isItself = before.origin === initiator || initiator === JSON_VIEWER;
  return isItself && (before.byUser || byClick);
}
