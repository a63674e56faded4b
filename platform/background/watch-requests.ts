import { browser } from '../browser';

/** A request at its start, when no rule has touched it yet. */
export interface StartedRequest {
  readonly requestId: string;
  readonly tabId: number;
  readonly method: string;
  readonly url: string;
  /** What a tab itself shows, rather than what a page fetches. */
  readonly topLevel: boolean;
  /** Origin of the page that caused it, the word `null` for an opaque one; null where no page did. */
  readonly initiator: string | null;
  /** Loaded before anybody visits it: prefetch, prerender (Chromium). */
  readonly ahead: boolean;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
}

export interface SeenRequest extends StartedRequest {
  /** By lower-case name. */
  readonly headers: ReadonlyMap<string, string>;
}

export interface RequestEvents {
  /** A tab began to load something itself. */
  onStart(request: StartedRequest): void;
  /** A request leaves, with the headers that rules have set. */
  onSend(request: SeenRequest): void;
  onAnswer(requestId: string, status: number): void;
}

type StartListener = Parameters<typeof browser.webRequest.onBeforeRequest.addListener>[0];
type SendListener = Parameters<typeof browser.webRequest.onSendHeaders.addListener>[0];
type AnswerListener = Parameters<typeof browser.webRequest.onHeadersReceived.addListener>[0];

/** Hosts without access send no events, so this asks for nothing. */
const FILTER = { urls: ['https://*/*'] };
const TOP_LEVEL = { ...FILTER, types: ['main_frame' as const] };

/**
 * Calls back for requests to hosts that we have access to.
 * Chromium shows `Authorization` and what rules set only with `extraHeaders`; Firefox refuses that word.
 * A listener that was registered before the first access was given hears nothing of that host until it is
 * registered anew (Chromium 156), so that is done with every new access.
 */
export function watchRequests({ onStart, onSend, onAnswer }: RequestEvents): void {
  const { webRequest } = browser;
  const known = 'OnSendHeadersOptions' in webRequest ? webRequest.OnSendHeadersOptions : {};
  const extra = Object.values(known ?? {}).includes('extraHeaders') ? ['extraHeaders'] : [];
  const startListener: StartListener = (details) => {
    onStart(startedRequest(details));
  };
  const sendListener: SendListener = (details) => {
    const headers = (details.requestHeaders ?? []).map(
      ({ name, value }) => [name.toLowerCase(), value ?? ''] as const,
    );
    onSend({ ...startedRequest(details), headers: new Map(headers) });
  };
  const answerListener: AnswerListener = ({ requestId, statusCode }) => onAnswer(requestId, statusCode);
  const register = (): void => {
    webRequest.onBeforeRequest.removeListener(startListener);
    webRequest.onSendHeaders.removeListener(sendListener);
    webRequest.onHeadersReceived.removeListener(answerListener);
    webRequest.onBeforeRequest.addListener(startListener, TOP_LEVEL);
    webRequest.onSendHeaders.addListener(sendListener, FILTER, [
      'requestHeaders',
      ...extra,
    ] as 'requestHeaders'[]);
    webRequest.onHeadersReceived.addListener(answerListener, FILTER);
  };
  register();
  browser.permissions.onAdded.addListener(register);
}

/** What the type of the polyfill lacks. */
interface Causes {
  /** Chromium: an origin, or `null` for an opaque one. */
  readonly initiator?: string;
  /** Firefox: an address. */
  readonly originUrl?: string;
  /** Chromium gives a top-level request the document that asked for it only when it is loaded ahead. */
  readonly documentId?: string;
}

interface Details {
  readonly requestId: string;
  readonly tabId: number;
  readonly method: string;
  readonly url: string;
  readonly type: string;
  readonly timeStamp: number;
}

function startedRequest(details: Details & Causes): StartedRequest {
  const { requestId, tabId, method, url, type, timeStamp, initiator, originUrl, documentId } = details;
  const cause = initiator ?? originUrl;
  return {
    requestId,
    tabId,
    method,
    url,
    topLevel: type === 'main_frame',
    initiator: cause === undefined ? null : originOf(cause),
    ahead: type === 'main_frame' && documentId !== undefined,
    startedAt: timeStamp,
  };
}

/** `file://` and `moz-nullprincipal:` become opaque here, as they are. */
function originOf(address: string): string {
  return URL.canParse(address) ? new URL(address).origin : 'null';
}
