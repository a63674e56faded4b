import type { Outcome, OutcomeReason, TestResult } from '../../core/token/outcome';
import { type TextKey, text } from './text';

const TITLES: Readonly<Record<Outcome, TextKey>> = {
  works: 'outcome_works',
  limited: 'outcome_limited',
  refused: 'outcome_refused',
  'other-region': 'outcome_other_region',
  'too-many': 'outcome_too_many',
  'not-reached': 'outcome_not_reached',
  unclear: 'outcome_unclear',
};

const REASONS: Readonly<Record<OutcomeReason, TextKey>> = {
  'name-not-found': 'reason_name_not_found',
  'connection-refused': 'reason_connection_refused',
  certificate: 'reason_certificate',
  offline: 'reason_offline',
  timeout: 'reason_timeout',
  gateway: 'reason_gateway',
  network: 'reason_network',
  redirect: 'reason_redirect',
  html: 'reason_html',
  unparsable: 'reason_unparsable',
  'too-large': 'reason_too_large',
  status: 'reason_status',
  'open-without-token': 'reason_open_without_token',
  'open-differs': 'reason_open_differs',
  'accepted-nothing-there': 'reason_accepted_nothing_there',
  'held-html': 'reason_held_html',
  'held-redirect': 'reason_held_redirect',
};

/** `Works`, `Refused by Pylon` … */
export function outcomeText(outcome: Outcome, provider: string): string {
  return text(TITLES[outcome], provider);
}

/** Why no answer came or why it says nothing; null when there is nothing to explain. */
export function reasonText({
  reason,
  status,
  statusWithout,
}: Pick<TestResult, 'reason' | 'status' | 'statusWithout'>): string | null {
  return reason && text(REASONS[reason], status ?? statusWithout ?? '');
}
