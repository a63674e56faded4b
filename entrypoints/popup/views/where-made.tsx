import { ExternalLink } from 'lucide-react';
import { useEffect, useState } from 'react';
import { text } from '../../../components/format/text';
import type { MadeAtView } from '../../../core/pages/provider-view';
import { sendMessage } from '../../../platform/send-message';

/** Where tokens of this tab's API are made; nothing for a tab of nobody that we know. */
export function WhereMade({ origin }: { readonly origin: string }) {
  const [made, setMade] = useState<MadeAtView | null>(null);
  useEffect(() => {
    let shown = true;
    // Only a hint: without an answer it is not there.
    sendMessage('providers.of-site', { origin }).then(
      (answer) => shown && setMade(answer),
      () => {},
    );
    return () => {
      shown = false;
    };
  }, [origin]);
  if (made === null) return null;
  const { name, url, steps } = made;
  return (
    <p className="quiet">
      {text('no_token_yet', name, steps.join(' > '))}{' '}
      {url !== null && (
        <a className="button button-link" href={url} target="_blank" rel="noreferrer">
          {text('open_provider', name)}
          <ExternalLink size={14} />
        </a>
      )}
    </p>
  );
}
