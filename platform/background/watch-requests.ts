import { browser } from '../browser';

export interface SeenRequest {
  readonly requestId: string;
  readonly tabId: number;
  readonly url: string;
  /** By lower-case name. */
  readonly headers: ReadonlyMap<string, string>;
}

type SendListener = Parameters<typeof browser.webRequest.onSendHeaders.addListener>[0];
type AnswerListener = Parameters<typeof browser.webRequest.onHeadersReceived.addListener>[0];

/** Hosts without access send no events, so this asks for nothing. */
const FILTER = { urls: ['https://*/*'] };

/**
 * Calls back for requests as they leave, with the headers that rules have set.
 * Chromium shows `Authorization` and what rules set only with `extraHeaders`; Firefox refuses that word.
 * A listener that was registered before the first access was given hears nothing of that host until it is
 * registered anew (Chromium 156), so that is done with every new access.
 */
export function watchRequests(
  onSend: (request: SeenRequest) => void,
  onAnswer: (requestId: string, status: number) => void,
): void {
  const { webRequest } = browser;
  const known = 'OnSendHeadersOptions' in webRequest ? webRequest.OnSendHeadersOptions : {};
  const extra = Object.values(known ?? {}).includes('extraHeaders') ? ['extraHeaders'] : [];
  const sendListener: SendListener = ({ requestId, tabId, url, requestHeaders }) => {
    const headers = new Map(
      (requestHeaders ?? []).map(({ name, value }) => [name.toLowerCase(), value ?? ''] as const),
    );
    onSend({ requestId, tabId, url, headers });
  };
  const answerListener: AnswerListener = ({ requestId, statusCode }) => onAnswer(requestId, statusCode);
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
