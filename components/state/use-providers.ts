import { useEffect, useState } from 'react';
import type { ProviderView } from '../../core/pages/provider-view';
import { sendMessage } from '../../platform/send-message';
import { run } from './send';

let known: readonly ProviderView[] = [];

/**
 * Every API that Keybearer knows, asked for when the first picker opens: no page carries the list. Empty until it is
 * there; a page asks once.
 */
export function useProviders(): readonly ProviderView[] {
  const [providers, setProviders] = useState(known);
  useEffect(() => {
    if (known.length > 0) return;
    void run(async () => {
      known = await sendMessage('providers.list', {});
      setProviders(known);
    });
  }, []);
  return providers;
}
