import { Clock, Cookie } from 'lucide-react';
import type { TokenView } from '../../core/snapshot/snapshot';
import { useNow } from '../state/use-now';
import { text } from '../text';
import { dayText, relativeTime } from '../words/time-text';

const WEEK = 7 * 24 * 3_600_000;

/**
 * Limits that are in force: how long it is sent, when it expires, GET only, without cookies. And what is wider
 * than usual: its answers may sign this browser in.
 */
export function LimitLines({ token }: { readonly token: TokenView }) {
  const now = useNow();
  const { expiresAt, sendUntil } = token;
  const lines: string[] = [];
  if (sendUntil !== null && sendUntil > now) lines.push(text('stops_sending', relativeTime(sendUntil, now)));
  if (expiresAt !== null && expiresAt <= now) lines.push(text('expired', dayText(expiresAt)));
  else if (expiresAt !== null && expiresAt - now < WEEK) {
    lines.push(text('expires', relativeTime(expiresAt, now)));
  }
  if (token.getOnly) lines.push(text('get_only'));
  if (token.withoutCookies) lines.push(text('without_cookies'));
  return (
    <>
      {lines.length > 0 && (
        <p className="icon-line">
          <Clock size={16} className="tone-none" />
          <span>{lines.join(' · ')}</span>
        </p>
      )}
      {token.acceptCookies && (
        <p className="icon-line">
          <Cookie size={16} className="tone-limited" />
          <span>{text('cookies_accepted')}</span>
        </p>
      )}
    </>
  );
}
