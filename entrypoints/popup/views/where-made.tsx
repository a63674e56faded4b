import { ExternalLink } from 'lucide-react';
import { text } from '../../../components/format/text';
import { providerOfSite, tokensMadeAt } from '../../../core/providers/provider-of-site';

/** Where tokens of this tab's API are made; nothing for a tab of nobody that we know. */
export function WhereMade({ origin }: { readonly origin: string }) {
  const provider = providerOfSite(origin);
  if (provider === null) return null;
  const { url, steps } = tokensMadeAt(provider);
  return (
    <p className="quiet">
      {text('no_token_yet', provider.name, steps.join(' > '))}{' '}
      {url !== null && (
        <a className="button button-link" href={url} target="_blank" rel="noreferrer">
          {text('open_provider', provider.name)}
          <ExternalLink size={14} />
        </a>
      )}
    </p>
  );
}
