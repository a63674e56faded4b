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
import type { Outcome } from '../../core/token/outcome';

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
