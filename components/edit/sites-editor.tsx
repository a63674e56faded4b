import type { TokenView } from '../../core/pages/snapshot';
import { text } from '../format/text';
import { useUi } from '../state/use-ui';
import { AddSite } from './add-site';
import { SiteRow } from './site-row';

/** Pages that may use a token: those allowed, those suggested, and any other by its address. */
export function SitesEditor({ token }: { readonly token: TokenView }) {
  const chosenTabOnly = useUi((state) => state.snapshot?.pagesNeedChosenTab ?? false);
  const { allowedSites, suggestedSites } = token;
  const others = suggestedSites.filter(({ origin }) => !allowedSites.includes(origin));
  return (
    <section className="stack">
      <h2>{text('pages_that_may')}</h2>
      <p className="quiet">{text(chosenTabOnly ? 'sites_hint_chosen_tab' : 'sites_hint')}</p>
      <ul className="rows">
        {allowedSites.map((origin) => (
          <SiteRow key={origin} token={token} origin={origin} allowed />
        ))}
        {others.map(({ origin, kind }) => (
          <SiteRow key={origin} token={token} origin={origin} kind={kind} allowed={false} />
        ))}
      </ul>
      <AddSite token={token} />
    </section>
  );
}
