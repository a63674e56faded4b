import type { TokenView } from '../../core/pages/snapshot';
import { hostText } from './site-text';
import { listText, text } from './text';

/**
 * Whether the token is sent, and if not, why not.
 * @param sentHere false when it is sent, but not from the tab in question
 * @param ownVisitsOnly whether a tab sends it by itself only after the user opened the API there
 * @param isPrivate whether the tab in question is in a private window
 */
export function statusText(
  token: TokenView,
  sentHere: boolean,
  ownVisitsOnly: boolean,
  isPrivate = false,
): string {
  switch (token.status) {
    case 'off':
      return offText(token);
    case 'paused':
      return text('status_paused');
    case 'no-access':
      return text('status_no_access', listText(missingOrigins(token).map(hostText)));
    case 'no-tab-chosen':
      return text('status_no_tab');
    case 'no-visit':
      return text('status_sent_visits', listText(token.origins.map(hostText)));
    case 'revoking':
      return text('status_revoking', token.providerName);
    case 'no-header':
      return text('status_no_header', token.providerName);
    case 'rule-refused':
      return text('status_rule_refused');
    case 'too-many-rules':
      return text('status_too_many_rules');
    case 'sent':
      if (!sentHere) return text(isPrivate ? 'status_private_tab' : 'status_other_tab');
      return text(
        ownVisitsOnly && token.scope === 'automatic' ? 'status_sent_visits' : 'status_sent',
        listText(token.origins.map(hostText)),
      );
  }
}

/** Only the test that came with a token switches it off; nothing that is seen later does. */
function offText({ switchedOffBy, providerName }: TokenView): string {
  if (switchedOffBy === 'refused') return text('status_off_refused', providerName);
  return text(switchedOffBy === 'other-region' ? 'status_off_region' : 'status_off');
}

/** Hosts of the API itself that the browser gives no access to; its allowed pages are not among them. */
export function missingOrigins({ origins, missingAccess }: TokenView): readonly string[] {
  return origins.filter((origin) => missingAccess.includes(origin));
}
