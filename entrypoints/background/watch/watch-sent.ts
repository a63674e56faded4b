import { headerValue } from '../../../core/rules/header-value';
import { withAnswer, withSent } from '../../../core/session/sent';
import type { TokenRecord } from '../../../core/token/token-record';
import { type SeenRequest, watchRequests } from '../../../platform/background/watch-requests';
import { ready } from '../ready';
import { sent } from '../state/choices';
import { showState } from '../state/settle';
import { openedVault } from '../vault/session';

/** Milliseconds in which several requests lead to one new snapshot. */
const GATHER = 200;

interface Carried {
  readonly tabId: number;
  readonly tokenId: string;
}

/** Requests without an answer are forgotten beyond this number. */
const MOST_UNDER_WAY = 500;

/** Requests under way by request id. Losing it with a stopped worker loses a status, nothing else. */
const underWay = new Map<string, Promise<Carried | null>>();
let publishing = false;

/** "Sent" is said only of requests that were seen to carry the token. */
export function watchSent(): void {
  watchRequests(
    (request) => {
      if (request.tabId < 0) return;
      if (underWay.size >= MOST_UNDER_WAY) underWay.clear();
      // Kept at once: the answer may come while a new worker still opens the vault.
      underWay.set(request.requestId, noteSent(request));
    },
    (requestId, status) => void noteAnswer(requestId, status),
  );
}

async function noteSent(request: SeenRequest): Promise<Carried | null> {
  await ready();
  const vault = await openedVault();
  const token = [...(vault?.tokens.values() ?? [])].find((candidate) => carries(request, candidate));
  if (token === undefined) return null;
  await sent.change((now) => withSent(now, request.tabId, token.id, Date.now()));
  publishSoon();
  return { tabId: request.tabId, tokenId: token.id };
}

async function noteAnswer(requestId: string, status: number): Promise<void> {
  const request = underWay.get(requestId);
  underWay.delete(requestId);
  const carried = await request;
  if (carried === undefined || carried === null) return;
  await sent.change((now) => withAnswer(now, carried.tabId, carried.tokenId, status));
  publishSoon();
}

function carries(request: SeenRequest, token: TokenRecord): boolean {
  if (!token.origins.includes(new URL(request.url).origin)) return false;
  return token.headers.every(
    (header) => request.headers.get(header.name.toLowerCase()) === headerValue(header, token.secret),
  );
}

function publishSoon(): void {
  if (publishing) return;
  publishing = true;
  setTimeout(() => {
    publishing = false;
    void showState();
  }, GATHER);
}
