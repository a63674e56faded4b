import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { textDigest } from '../../core/bytes/sha256';
import { copyText } from '../../platform/copy-text';
import { sendMessage } from '../../platform/send-message';
import { withProof } from '../state/send';

/** Milliseconds. */
const SHOWN_FOR = 15_000;

interface ShownSecret {
  /** The element that shows it, and the only place of the page that holds it. */
  readonly element: RefObject<HTMLOutputElement | null>;
  /** Null while nothing is shown. */
  readonly secondsLeft: number | null;
  show(secret: string): void;
  hide(): void;
}

/**
 * Shows a secret as the text of an element for 15 seconds, and no longer than the page is looked at: it goes
 * when the page loses the focus, is hidden or left. React never holds it.
 */
export function useShownSecret(): ShownSecret {
  const element = useRef<HTMLOutputElement>(null);
  const [secondsLeft, setSecondsLeft] = useState<number | null>(null);
  const until = useRef(0);
  const shown = secondsLeft !== null;

  const hide = useCallback(() => {
    if (element.current) element.current.textContent = '';
    setSecondsLeft(null);
  }, []);
  const show = (secret: string) => {
    // The answer may come when nobody looks any more.
    if (!element.current || document.hidden || !document.hasFocus()) return;
    element.current.textContent = secret;
    until.current = Date.now() + SHOWN_FOR;
    setSecondsLeft(SHOWN_FOR / 1000);
  };
  useEffect(() => {
    if (!shown) return;
    const stop = new AbortController();
    const { signal } = stop;
    const look = () => {
      const left = until.current - Date.now();
      // A clock that was set back is no reason to show it longer.
      if (left <= 0 || left > SHOWN_FOR) hide();
      else setSecondsLeft(Math.ceil(left / 1000));
    };
    const timer = setInterval(look, 250);
    window.addEventListener('blur', hide, { signal });
    window.addEventListener('pagehide', hide, { signal });
    document.addEventListener('visibilitychange', hide, { signal });
    return () => {
      clearInterval(timer);
      stop.abort();
    };
  }, [shown, hide]);
  useLayoutEffect(() => {
    const left = element.current;
    // Another view, or a lock.
    return () => {
      if (left) left.textContent = '';
    };
  }, []);
  return { element, secondsLeft, show, hide };
}

/**
 * Copies something with a secret in it. The background learns the digest first, so that it can clear the
 * clipboard also when this page is closed at once.
 */
export async function copySecret(secret: string): Promise<void> {
  await sendMessage('clipboard.copied', { digest: await textDigest(secret) });
  await copyText(secret);
}

/**
 * The secrets of one token, after a fresh proof where one is due: `token`, and those of its fields by name. Hold them
 * no longer than needed.
 */
export async function revealSecrets(
  id: string,
): Promise<Readonly<Record<string, string>> & { token: string }> {
  const { secret, fields } = await withProof(() => sendMessage('token.reveal', { id }));
  return { ...fields, token: secret };
}
