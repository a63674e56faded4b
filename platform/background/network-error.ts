import type { OutcomeReason } from '../../core/token/outcome';
import { browser } from '../browser';

/** Chromium's `net::ERR_…` and Firefox's `NS_ERROR_…` or NSS texts. */
const REASONS: readonly (readonly [RegExp, OutcomeReason])[] = [
  [/NAME_NOT_RESOLVED|UNKNOWN_HOST|NAME_RESOLUTION/, 'name-not-found'],
  [/CONNECTION_REFUSED|CONNECTION_FAILED/, 'connection-refused'],
  [/CERT|SSL|SEC_ERROR|MOZILLA_PKIX|certificate/i, 'certificate'],
  [/INTERNET_DISCONNECTED|OFFLINE/, 'offline'],
  [/TIMED_OUT|NET_TIMEOUT/, 'timeout'],
];

/** Milliseconds to wait for the browser's word after a fetch has failed. */
const PATIENCE = 250;

/**
 * A failed `fetch` says nothing about its cause; `webRequest.onErrorOccurred` does.
 * Create it before the fetch, and stop it afterwards.
 */
export function networkError(url: string): { reason(): Promise<OutcomeReason>; stop(): void } {
  let resolve: (error: string) => void = () => {};
  const seen = new Promise<string>((done) => {
    resolve = done;
  });
  const listener = (details: { error: string; tabId: number; url: string }): void => {
    if (details.tabId < 0 && details.url === url) resolve(details.error);
  };
  const event = browser.webRequest.onErrorOccurred;
  const { protocol, hostname } = new URL(url);
  // In Firefox a pattern with a port matches nothing.
  event.addListener(listener, { urls: [`${protocol}//${hostname}/*`] });
  return {
    async reason() {
      if (!navigator.onLine) return 'offline';
      const timer = setTimeout(() => resolve(''), PATIENCE);
      const error = await seen;
      clearTimeout(timer);
      return REASONS.find(([pattern]) => pattern.test(error))?.[1] ?? 'network';
    },
    stop: () => event.removeListener(listener),
  };
}
