import type { TokenView } from '../../core/snapshot/snapshot';
import { text } from '../text';
import { listText } from './list-text';
import { hostText } from './site-text';

/** Whether the token is sent, and if not, why not. */
export function statusText(token: TokenView, tabId: number | null): string {
  switch (token.status) {
    case 'off':
      return text('status_off');
    case 'paused':
      return text('status_paused');
    case 'no-access':
      return text('status_no_access', listText(token.missingAccess.map(hostText)));
    case 'no-tab-chosen':
      return text('status_no_tab');
    case 'revoking':
      return text('status_revoking', token.providerName);
    case 'rule-refused':
      return text('status_rule_refused');
    case 'sent':
      return isSentFrom(token, tabId)
        ? text('status_sent', listText(token.origins.map(hostText)))
        : text('status_other_tab');
  }
}

/** True when the rules in force send the token from this tab. Without a tab: from any. */
export function isSentFrom(token: TokenView, tabId: number | null): boolean {
  if (token.status !== 'sent') return false;
  return tabId === null || token.scope === 'automatic' || token.chosenTabs.includes(tabId);
}
