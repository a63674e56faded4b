import { browser } from '../browser';

export interface SeenRequest {
  readonly requestId: string;
  readonly tabId: number;
  readonly url: string;
  /** By lower-case name. */
  readonly headers: ReadonlyMap<string, string>;
}

/** Hosts without access send no events, so this asks for nothing. */
const FILTER = { urls: ['https://*/*'] };

/**
 * Calls back for requests as they leave, with the headers that rules have set.
 * Chromium shows `Authorization` and what rules set only with `extraHeaders`; Firefox refuses that word.
 */
export function watchRequests(
  onSend: (request: SeenRequest) => void,
  onAnswer: (requestId: string, status: number) => void,
): void {
  const { onSendHeaders, onHeadersReceived } = browser.webRequest;
  const known = 'OnSendHeadersOptions' in browser.webRequest ? browser.webRequest.OnSendHeadersOptions : {};
  const extra = Object.values(known ?? {}).includes('extraHeaders') ? ['extraHeaders'] : [];
  onSendHeaders.addListener(
    ({ requestId, tabId, url, requestHeaders }) => {
      const headers = new Map(
        (requestHeaders ?? []).map(({ name, value }) => [name.toLowerCase(), value ?? ''] as const),
      );
      onSend({ requestId, tabId, url, headers });
    },
    FILTER,
    ['requestHeaders', ...extra] as 'requestHeaders'[],
  );
  onHeadersReceived.addListener(({ requestId, statusCode }) => {
    onAnswer(requestId, statusCode);
  }, FILTER);
}
