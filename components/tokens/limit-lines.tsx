import {
  ArrowDownToLine,
  CalendarClock,
  CalendarX2,
  Clock,
  Cookie,
  FileWarning,
  type LucideIcon,
} from 'lucide-react';
import type { TokenView } from '../../core/pages/snapshot';
import { dayText, relativeTime, text } from '../format/text';
import { useNow } from '../state/use-now';

const WEEK = 7 * 24 * 3_600_000;

/**
 * Limits that are in force: how long it is sent, when it expires, GET only, without cookies. And what is wider
 * than usual: its answers may sign this browser in, and others may have read its secret.
 */
export function LimitLines({ token }: { readonly token: TokenView }) {
  const now = useNow();
  const { expiresAt, sendUntil } = token;
  const over = expiresAt !== null && expiresAt <= now;
  return (
    <>
      {sendUntil !== null && sendUntil > now && (
        <Line icon={Clock}>{text('stops_sending', relativeTime(sendUntil, now))}</Line>
      )}
      {over && <Line icon={CalendarX2}>{text('expired', dayText(expiresAt))}</Line>}
      {expiresAt !== null && !over && expiresAt - now < WEEK && (
        <Line icon={CalendarClock}>{text('expires', relativeTime(expiresAt, now))}</Line>
      )}
      {token.getOnly && <Line icon={ArrowDownToLine}>{text('get_only')}</Line>}
      {token.withoutCookies && <Line icon={Cookie}>{text('sent_without_cookies')}</Line>}
      {token.acceptCookies && (
        <Line icon={Cookie} tone="limited">
          {text('cookies_accepted')}
        </Line>
      )}
      {token.layInClear && (
        <Line icon={FileWarning} tone="limited">
          {text('lay_in_clear')}
        </Line>
      )}
    </>
  );
}

interface LineProps {
  readonly icon: LucideIcon;
  readonly tone?: 'none' | 'limited';
  readonly children: string;
}

/** One fact with an icon of its own. */
function Line({ icon: Icon, tone = 'none', children }: LineProps) {
  return (
    <p className="icon-line">
      <Icon size={16} className={`tone-${tone}`} />
      <span>{children}</span>
    </p>
  );
}
