import { withAnswer, withOverridden, withSent } from '../../../core/browser-session/seen-requests';
import { BY_USER, reachOf } from '../../../core/reach/reach';
import { includesOrigin } from '../../../core/shapes/any-port';
import { headerValue } from '../../../core/token/headers';
import type { TokenRecord } from '../../../core/token/token-record';
import { tokenTitle } from '../../../core/token/token-title';
import { causeOf } from '../../../core/visits/judge-visit';
import { runEvent } from '../../../platform/background/run-event';
import type { SeenRequest } from '../../../platform/background/watch-requests';
import { logActivity } from '../activity/activity';
import { attachedTokens, reachWorld } from '../rules/sync-rules';
import { ready } from '../start/ready';
import { sent } from '../stores/choices';
import { showBadgesAgain } from '../sync/badges';
import { openedVault } from '../vault/open-vault';
import { noteRequest, noteStatus } from './note-request';
import { notePage } from './watch-pages';

/** Milliseconds in which several answers lead to one look at the badges. */
const GATHER = 200;
/** Milliseconds in which the same surprise of one token is noted once, so that it can't fill the activity. */
const QUIET = 10 * 60_000;

interface Carried {
  readonly tabId: number;
  readonly tokenIds: readonly string[];
}

/** Requests without an answer are forgotten beyond this number. */
const MOST_UNDER_WAY = 500;

interface UnderWay {
  readonly carried: Promise<Carried | null>;
  /** Settles once the request is noted. */
  readonly noted: Promise<unknown>;
}

/** Requests under way by request id. A stopped worker loses them, and with them a status, nothing else. */
const underWay = new Map<string, UnderWay>();
/** By token and cause: when a surprise was noted last, in milliseconds since 1970. */
const lastNoted = new Map<string, number>();
let looking = false;

/** "Sent" is said only of requests that were seen to carry the token. */
export function onSend(request: SeenRequest): void {
  if (underWay.size >= MOST_UNDER_WAY) underWay.clear();
  // Rules leave out what belongs to no tab, as the requests of workers.
  const carried = request.tabId < 0 ? Promise.resolve(null) : noteSent(request);
  const ids = carried.then(
    (sending) => sending?.tokenIds ?? [],
    () => [],
  );
  const noted = request.topLevel ? notePage(request, ids) : noteOfPage(request, ids);
  // Kept at once: the answer may come while a new worker still opens the vault.
  underWay.set(request.requestId, { carried, noted });
  runEvent(carried);
  runEvent(noted);
}

/** Notes a request that a page of a tab makes, or a worker of its site. */
async function noteOfPage(request: SeenRequest, ids: Promise<readonly string[]>): Promise<void> {
  await noteRequest(request, await ids, request.initiator !== null);
}

/** Notes the status of an answer to such a request. */
export async function onAnswer(requestId: string, status: number): Promise<void> {
  const request = underWay.get(requestId);
  underWay.delete(requestId);
  if (request === undefined) return;
  const carried = await request.carried;
  if (carried !== null) {
    const { tabId, tokenIds } = carried;
    await sent.change((now) => tokenIds.reduce((seen, id) => withAnswer(seen, tabId, id, status), now));
    lookAtBadgesSoon();
  }
  // `onSend` reports a failure of that.
  await request.noted.catch(() => undefined);
  await noteStatus(requestId, status);
}

async function noteSent(request: SeenRequest): Promise<Carried | null> {
  await ready();
  const tokens = [...((await openedVault())?.tokens.values() ?? [])];
  const carried = tokens.filter((candidate) => carries(request, candidate));
  if (carried.length === 0) {
    await noteOverridden(request);
    return null;
  }
  const { tabId } = request;
  const sending = await tokensThatSend(carried);
  await sent.change((now) => sending.reduce((seen, { id }) => withSent(seen, tabId, id, Date.now()), now));
  if (request.topLevel) for (const token of sending) noteUnasked(request, token);
  return { tabId, tokenIds: sending.map(({ id }) => id) };
}

/** Of two records with one secret, the one whose rules are in force has sent it. */
async function tokensThatSend(carried: readonly TokenRecord[]): Promise<readonly TokenRecord[]> {
  if (carried.length === 1) return carried;
  const { inForce } = await attachedTokens();
  const sending = carried.filter(({ id }) => inForce.has(id));
  return sending.length > 0 ? sending : carried.slice(0, 1);
}

function carries(request: SeenRequest, token: TokenRecord): boolean {
  if (token.headers.length === 0 || !includesOrigin(token.origins, new URL(request.url).origin)) return false;
  return token.headers.every(
    (header) => request.headers.get(header.name.toLowerCase()) === headerValue(header, token),
  );
}

/** Notes that a page which nobody chose caused the request, as the limits in docs/security/P2.md say. */
function noteUnasked(request: SeenRequest, token: TokenRecord): void {
  const cause = causeOf(request, token);
  if (cause === 'user' || cause === 'allowed') return;
  const now = Date.now();
  const surprise = `${token.id} ${cause}`;
  if (now - (lastNoted.get(surprise) ?? 0) < QUIET) return;
  lastNoted.set(surprise, now);
  logActivity('sent-unasked', tokenTitle(token), cause);
}

/** A visit of the user's own that was to carry a token can only lack it because of another extension. */
async function noteOverridden(request: SeenRequest): Promise<void> {
  const { tabId, topLevel, initiator, ahead, startedAt } = request;
  const vault = await openedVault();
  if (!topLevel || ahead || initiator !== null || vault === null) return;
  // A tab that is new may not be in the rules yet, so none counts as known to them.
  const world = { ...(await reachWorld(vault)), openTabs: [] };
  const token = world.tokens.find((each) => reachOf(each, { ...request, cause: BY_USER }, world).sent);
  // Rules that came while the request was on its way did not see it.
  if (token === undefined || startedAt <= (await attachedTokens()).changedAt) return;
  await sent.change((now) => withOverridden(now, tabId, token.id, Date.now()));
}

/** Pages follow the counts by themselves; a badge says what was answered. */
function lookAtBadgesSoon(): void {
  if (looking) return;
  looking = true;
  setTimeout(() => {
    looking = false;
    runEvent(showBadgesAgain());
  }, GATHER);
}
