import { headerValue } from '../../core/rules/header-value';
import { withAnswer, withSent } from '../../core/session/sent';
import type { TokenRecord } from '../../core/token/token-record';
import { type SeenRequest, watchRequests } from '../../platform/background/watch-requests';
import { sent } from './choices';
import { ready } from './ready';
import { openedVault } from './session';
import { showState } from './settle';

/** Milliseconds in which several requests lead to one new snapshot. */
const GATHER = 200;

/** Requests under way by request id. Losing it with a stopped worker loses a status, nothing else. */
const underWay = new Map<string, { readonly tabId: number; readonly tokenId: string }>();
let publishing = false;

/** "Sent" is said only of requests that were seen to carry the token. */
export function watchSent(): void {
  watchRequests(
    (request) => void noteSent(request),
    (requestId, status) => void noteAnswer(requestId, status),
  );
}

async function noteSent(request: SeenRequest): Promise<void> {
  if (request.tabId < 0) return;
  await ready();
  const vault = await openedVault();
  const token = [...(vault?.tokens.values() ?? [])].find((candidate) => carries(request, candidate));
  if (token === undefined) return;
  underWay.set(request.requestId, { tabId: request.tabId, tokenId: token.id });
  await sent.change((now) => withSent(now, request.tabId, token.id, Date.now()));
  publishSoon();
}

async function noteAnswer(requestId: string, status: number): Promise<void> {
  await ready();
  const request = underWay.get(requestId);
  if (request === undefined) return;
  underWay.delete(requestId);
  await sent.change((now) => withAnswer(now, request.tabId, request.tokenId, status));
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
