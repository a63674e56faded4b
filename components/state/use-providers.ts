import { useEffect, useState } from 'react';
import type { ProviderView } from '../../core/pages/provider-view';
import { sendMessage } from '../../platform/send-message';
import { run } from './send';

/**
 * Every API that Keybearer knows, asked for when a picker opens: no page carries the list, and none keeps it, as it
 * names the user's own.
 * @returns null until it is there
 */
export function useProviders(): readonly ProviderView[] | null {
  const [providers, setProviders] = useState<readonly ProviderView[] | null>(null);
  useEffect(() => {
    let gone = false;
    void run(async () => {
      const list = await sendMessage('providers.list', {});
      if (!gone) setProviders(list);
    });
    return () => {
      gone = true;
    };
  }, []);
  return providers;
}
