import { type Choices, type ShownPage, withoutTab } from '../../../core/browser-session/choices';
import { includesOrigin } from '../../../core/shapes/any-port';
import { knowsPendingUrl, type PageInTab } from '../../../platform/background/tabs';
import { removeTabFromRules } from '../rules/remove-rules';
import { choices } from '../stores/choices';
import { withoutFragment } from './send-again';

/** When the browser reported something. */
export interface EventTime {
  /** In milliseconds since 1970. */
  readonly at: number;
  /** Later events have higher numbers, also within one millisecond. */
  readonly order: number;
}

let lastOrder = 0;

/** Call it as soon as the browser reports an event, before that waits for its turn. */
export function eventTime(): EventTime {
  lastOrder += 1;
  return { at: Date.now(), order: lastOrder };
}

/** The choices that a tab lost when it showed nothing that we may see. */
interface Lost {
  /** Ids of the tokens that it was chosen for. */
  readonly chosenFor: readonly string[];
  /** Null where nothing was known of what it showed. */
  readonly page: ShownPage | null;
  readonly time: EventTime;
}

interface OwnRequest {
  readonly url: string;
  /** When it left, in milliseconds since 1970. */
  readonly startedAt: number;
  /** The address of the one before it, whose page had not loaded by then; null where there is none. */
  readonly before: string | null;
}

/** A page that has loaded. */
interface Loaded {
  /** Null where it is hidden from us. */
  readonly url: string | null;
  readonly time: EventTime;
}

const lostChoices = new Map<number, Lost>();
/** By tab id: the last request of the user's own, while its page is still to come. */
const ownRequests = new Map<number, OwnRequest>();
/** By tab id: the last page that has loaded. */
const loadedPages = new Map<number, Loaded>();
/** By tab id: tokens that the tab was given back, and when, in milliseconds since 1970. */
const restored = new Map<number, { readonly chosenFor: readonly string[]; readonly at: number }>();

/**
 * Whether a tab may show a blank page for a moment only. Firefox puts one, whose address it hides, before one
 * that comes in another process, as its viewer of JSON does; that looks like the page of somebody else.
 */
export function mayBeBlankPage({ url, loaded }: PageInTab): boolean {
  return url === null && !loaded && !knowsPendingUrl();
}

/**
 * Notes what a tab lost while it may show a blank page.
 * @param time when the browser reported that page
 */
export function noteLostChoices(
  tabId: number,
  chosenFor: readonly string[],
  page: ShownPage | null,
  time: EventTime,
): void {
  const before = lostChoices.get(tabId);
  lostChoices.set(tabId, {
    chosenFor: [...(before?.chosenFor ?? []), ...chosenFor],
    page: page ?? before?.page ?? null,
    time: before?.time ?? time,
  });
}

/** Forgets a tab: choices that it has lost by now stay lost. */
export function forgetLostChoices(tabId: number): void {
  for (const known of [lostChoices, ownRequests, loadedPages, restored]) known.delete(tabId);
}

/**
 * The browser reports a request that somebody else caused. Choices that the tab lost stay lost. Those that it was given
 * back since that request left are taken again: Firefox may report a page first.
 * @param startedAt when it left, in milliseconds since 1970
 * @returns whether anything was taken
 */
export async function undoRestoredChoices(tabId: number, startedAt: number): Promise<boolean> {
  const back = restored.get(tabId);
  forgetLostChoices(tabId);
  if (back === undefined || back.at <= startedAt || back.chosenFor.length === 0) return false;
  await removeTabFromRules({ tabId, noLongerChosenFor: back.chosenFor, stillChosenFor: null }, () =>
    choices.change((now) => back.chosenFor.reduce((rest, id) => withoutTab(rest, tabId, id), now)),
  );
  return true;
}

/**
 * A page has loaded. Nothing that comes after it comes by the request for it. The page of the request before that may
 * be told of late, and leaves it as it is.
 */
export function notePageLoaded(tabId: number, url: string | null, time: EventTime): void {
  loadedPages.set(tabId, { url, time });
  if (url === null) lostChoices.delete(tabId);
  const request = ownRequests.get(tabId);
  if (request?.before != null && url !== null && isSamePage(request.before, url))
    ownRequests.set(tabId, { ...request, before: null });
  else ownRequests.delete(tabId);
}

/**
 * The browser reports a request of the user's own. Firefox may have reported its page before.
 * @param startedAt when it left, in milliseconds since 1970
 * @returns whether the tab was given back what it lost
 */
export async function noteOwnRequest(tabId: number, url: string, startedAt: number): Promise<boolean> {
  ownRequests.set(tabId, { url, startedAt, before: ownRequests.get(tabId)?.url ?? null });
  const loaded = loadedPages.get(tabId);
  const isThere = loaded?.url != null && loaded.time.at > startedAt && isSamePage(loaded.url, url);
  if (!isThere) return false;
  const isRestored = await restoreLostChoices(tabId, loaded.url, loaded.time);
  ownRequests.delete(tabId);
  return isRestored;
}

/**
 * Gives a tab back what it lost, where it shows the same origin again and the user's own request for that had left
 * before. Any other page that came meanwhile has caused a request of its own, or has loaded.
 * @param time when the browser reported the page that the tab shows. One from before the loss may have its turn only
 *   now, while the choices are being taken, and gives nothing back.
 * @returns whether anything was given back
 */
export async function restoreLostChoices(tabId: number, url: string, time: EventTime): Promise<boolean> {
  const lost = lostChoices.get(tabId);
  const request = ownRequests.get(tabId);
  if (lost === undefined || request === undefined || time.order < lost.time.order) return false;
  lostChoices.delete(tabId);
  if (request.startedAt > lost.time.at) return false;
  restored.set(tabId, { chosenFor: lost.chosenFor, at: Date.now() });
  await choices.change((now) => withRestored(now, tabId, new URL(url).origin, lost));
  return true;
}

function withRestored(now: Choices, tabId: number, origin: string, { chosenFor, page }: Lost): Choices {
  const isTaken = Object.values(now.chosenTabs).some((tabs) => tabs.includes(tabId));
  const ids = isTaken ? [] : chosenFor.filter((id) => includesOrigin(now.allowedOrigins[id] ?? [], origin));
  const chosen = ids.map((id): [string, number[]] => [id, [...(now.chosenTabs[id] ?? []), tabId]]);
  const shown = page?.origin === origin ? { ...now.shown, [tabId]: page } : now.shown;
  return { ...now, chosenTabs: { ...now.chosenTabs, ...Object.fromEntries(chosen) }, shown };
}

/** Requests lack the fragment. */
function isSamePage(one: string, other: string): boolean {
  return withoutFragment(one) === withoutFragment(other);
}
