import {
  ArrowLeftRight,
  CircleCheck,
  CircleDashed,
  CircleQuestionMark,
  CircleX,
  Clock,
  type LucideIcon,
  ShieldMinus,
  Unplug,
} from 'lucide-react';
import type { TokenView } from '../../core/pages/snapshot';
import type { Outcome } from '../../core/token/outcome';
import { outcomeText } from '../format/outcome-text';
import { text, timeAgo } from '../format/text';
import { useNow } from '../state/use-now';

/** Outcome and time of a token's last test. */
export function OutcomeLine({ token }: { readonly token: TokenView }) {
  const now = useNow();
  const { test } = token;
  return (
    <p className="icon-line">
      <OutcomeIcon outcome={test?.outcome ?? null} />
      {test === null ? (
        <span className="quiet">{text('not_tested')}</span>
      ) : (
        <span>
          {outcomeText(test.outcome, token.providerName)}
          <span className="quiet"> · {text('tested', timeAgo(test.at, now))}</span>
        </span>
      )}
    </p>
  );
}

const ICONS: Readonly<Record<Outcome, readonly [LucideIcon, string]>> = {
  works: [CircleCheck, 'good'],
  limited: [ShieldMinus, 'limited'],
  refused: [CircleX, 'bad'],
  'other-region': [ArrowLeftRight, 'limited'],
  'too-many': [Clock, 'limited'],
  'not-reached': [Unplug, 'limited'],
  unclear: [CircleQuestionMark, 'limited'],
};

/** The shape and colour of an outcome; a word always stands beside it. */
export function OutcomeIcon({
  outcome,
  size = 16,
}: {
  readonly outcome: Outcome | null;
  readonly size?: number;
}) {
  const [Icon, tone] = outcome === null ? [CircleDashed, 'none'] : ICONS[outcome];
  return <Icon size={size} className={`tone-${tone}`} />;
}
