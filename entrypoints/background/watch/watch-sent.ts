import { aboutToken } from '../../../core/activity/about-token';
import { headerValue } from '../../../core/rules/header-value';
import { withAnswer, withOverridden, withSent } from '../../../core/session/sent';
import type { TokenRecord } from '../../../core/token/token-record';
import { causeOf } from '../../../core/visits/cause';
import { shouldCarry } from '../../../core/visits/should-carry';
import type { SeenRequest } from '../../../platform/background/watch-requests';
import { note } from '../activity/activity';
import { ready } from '../ready';
import { attachedTokens } from '../rules/apply-rules';
import { choices, sent } from '../state/choices';
import { showState } from '../state/settle';
import { openedVault } from '../vault/session';
import { noteVisit } from './watch-visits';

/** Milliseconds in which several requests lead to one new snapshot. */
const GATHER = 200;
/** Milliseconds in which the same surprise of one token is noted once, so that it can't fill the activity. */
const QUIET = 10 * 60_000;

interface Carried {
  readonly tabId: number;
  readonly tokenId: string;
}

/** Requests without an answer are forgotten beyond this number. */
const MOST_UNDER_WAY = 500;

/** Requests under way by request id. Losing it with a stopped worker loses a status, nothing else. */
const underWay = new Map<string, Promise<Carried | null>>();
const lastNoted = new Map<string, number>();
let publishing = false;

/** "Sent" is said only of requests that were seen to carry the token. */
export function onSend(request: SeenRequest): void {
  if (request.tabId < 0) return;
  if (underWay.size >= MOST_UNDER_WAY) underWay.clear();
  // Kept at once: the answer may come while a new worker still opens the vault.
  underWay.set(request.requestId, noteSent(request));
  void noteVisit(request);
}

/** Notes the status of an answer to such a request. */
export async function onAnswer(requestId: string, status: number): Promise<void> {
  const request = underWay.get(requestId);
  underWay.delete(requestId);
  const carried = await request;
  if (carried === undefined || carried === null) return;
  await sent.change((now) => withAnswer(now, carried.tabId, carried.tokenId, status));
  publishSoon();
}

async function noteSent(request: SeenRequest): Promise<Carried | null> {
  await ready();
  const tokens = [...((await openedVault())?.tokens.values() ?? [])];
  const token = tokens.find((candidate) => carries(request, candidate));
  if (token === undefined) {
    await noteOverridden(request, tokens);
    return null;
  }
  await sent.change((now) => withSent(now, request.tabId, token.id, Date.now()));
  if (request.topLevel) noteUnasked(request, token);
  publishSoon();
  return { tabId: request.tabId, tokenId: token.id };
}

function carries(request: SeenRequest, token: TokenRecord): boolean {
  if (!token.origins.includes(new URL(request.url).origin)) return false;
  return token.headers.every(
    (header) => request.headers.get(header.name.toLowerCase()) === headerValue(header, token.secret),
  );
}

/** A page that nobody chose caused it: what SECURITY.md lists under P2. */
function noteUnasked(request: SeenRequest, token: TokenRecord): void {
  const cause = causeOf(request, token);
  if (cause === 'user' || cause === 'allowed') return;
  const now = Date.now();
  const what = `${token.id} ${cause}`;
  if (now - (lastNoted.get(what) ?? 0) < QUIET) return;
  lastNoted.set(what, now);
  note('sent-unasked', aboutToken(token), cause);
}

async function noteOverridden(request: SeenRequest, tokens: readonly TokenRecord[]): Promise<void> {
  if (!request.topLevel) return;
  const { inForce, changedAt } = await attachedTokens();
  // Rules that came while it was on its way did not see it.
  if (request.startedAt <= changedAt) return;
  const active = tokens.filter(({ id }) => inForce.has(id));
  const chosen = await choices.read();
  const ownVisitsOnly = (await openedVault())?.settings.ownVisitsOnly ?? false;
  const token = active.find((each) => shouldCarry(request, each, active, chosen, ownVisitsOnly));
  if (token === undefined) return;
  await sent.change((now) => withOverridden(now, request.tabId, token.id, Date.now()));
  publishSoon();
}

function publishSoon(): void {
  if (publishing) return;
  publishing = true;
  setTimeout(() => {
    publishing = false;
    void showState();
  }, GATHER);
}
