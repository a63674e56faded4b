import { JSON_VIEWER } from '../../core/visits/judge-visit';
import { browser } from '../browser';
import { runEvent } from './run-event';

/** A request as it leaves. */
export interface SeenRequest {
  readonly requestId: string;
  readonly tabId: number;
  readonly method: string;
  readonly url: string;
  /** As the browser names it: `main_frame`, `xmlhttprequest`, … */
  readonly type: string;
  /** Whether it loads the document of a tab itself, rather than something for a page. */
  readonly topLevel: boolean;
  /**
   * Origin of the page that caused it, the word `null` for an opaque one, `VIEWER` for what the browser shows JSON
   * with; null where no page did.
   */
  readonly initiator: string | null;
  /** Loaded before anybody visits it: prefetch, prerender (Chromium). */
  readonly ahead: boolean;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** By lower-case name. */
  readonly headers: ReadonlyMap<string, string>;
}

export interface RequestEvents {
  /** A request leaves, with the headers that rules have set. */
  onSend(request: SeenRequest): void;
  onAnswer(requestId: string, status: number): Promise<void>;
}

type SendListener = Parameters<typeof browser.webRequest.onSendHeaders.addListener>[0];
type AnswerListener = Parameters<typeof browser.webRequest.onHeadersReceived.addListener>[0];

/** Hosts without access send no events, so this asks for nothing. */
const FILTER = { urls: ['https://*/*', 'http://*/*'] };

/**
 * Calls back for requests to hosts that we have access to.
 * Chromium shows `Authorization` and what rules set only with `extraHeaders`; Firefox refuses that word.
 * A listener that was registered before the first access was given hears nothing of that host until it is
 * registered again (Chromium 156), so that is done with every new access.
 */
export function watchRequests({ onSend, onAnswer }: RequestEvents): void {
  const { webRequest } = browser;
  const known = 'OnSendHeadersOptions' in webRequest ? webRequest.OnSendHeadersOptions : {};
  const extra = Object.values(known ?? {}).includes('extraHeaders') ? ['extraHeaders'] : [];
  const sendListener: SendListener = (details) => onSend(seenRequest(details));
  const answerListener: AnswerListener = ({ requestId, statusCode }) =>
    runEvent(onAnswer(requestId, statusCode));
  const register = (): void => {
    webRequest.onSendHeaders.removeListener(sendListener);
    webRequest.onHeadersReceived.removeListener(answerListener);
    webRequest.onSendHeaders.addListener(sendListener, FILTER, [
      'requestHeaders',
      ...extra,
    ] as 'requestHeaders'[]);
    webRequest.onHeadersReceived.addListener(answerListener, FILTER);
  };
  register();
  browser.permissions.onAdded.addListener(register);
}

/** Fields that the type of `browser` lacks. */
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
  readonly requestHeaders?: readonly { readonly name: string; readonly value?: string }[] | undefined;
}

function seenRequest(details: Details & Causes): SeenRequest {
  const { requestId, tabId, method, url, type, timeStamp, documentId } = details;
  const headers = new Map(
    (details.requestHeaders ?? []).map(({ name, value }) => [name.toLowerCase(), value ?? ''] as const),
  );
  return {
    requestId,
    tabId,
    method,
    url,
    type,
    topLevel: type === 'main_frame',
    initiator: initiatorOf(details, headers),
    ahead: type === 'main_frame' && documentId !== undefined,
    startedAt: timeStamp,
    headers,
  };
}

/**
 * Firefox names no opaque origin; what the browser tells the server says that a page was behind it. Where we sent a
 * tab to an address ourselves, both name us, and no page caused it.
 */
function initiatorOf({ initiator, originUrl }: Causes, headers: ReadonlyMap<string, string>): string | null {
  const cause = initiator ?? originUrl;
  if (cause?.startsWith('resource://devtools/')) return JSON_VIEWER;
  if (cause !== undefined && `${cause.replace(/\/$/, '')}/`.startsWith(browser.runtime.getURL('')))
    return null;
  if (cause === undefined) return (headers.get('sec-fetch-site') ?? 'none') === 'none' ? null : 'null';
  // `file://` and `moz-nullprincipal:` become opaque here, as they are.
  return URL.canParse(cause) ? new URL(cause).origin : 'null';
}
