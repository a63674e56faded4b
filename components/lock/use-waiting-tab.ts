import { accessPattern } from '../../core/token/access-pattern';
import { secureOrigin } from '../format/site-text';
import { useAccess } from '../state/use-access';
import { useUi } from '../state/use-ui';

/**
 * The tab in front, when it shows a site that we have access to. While locked nobody knows
 * which tokens there are; granted access is the sign that one waits.
 */
export function useWaitingTab(): { readonly tabId: number; readonly origin: string } | null {
  const tab = useUi((state) => state.tab);
  const origin = secureOrigin(tab?.url ?? null);
  const held = useAccess(origin === null ? [] : [accessPattern(origin)]);
  return tab && origin !== null && held ? { tabId: tab.id, origin } : null;
}
