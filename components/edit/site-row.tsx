import type { SiteView, TokenView } from '../../core/pages/snapshot';
import { accessPattern } from '../../core/token/access-pattern';
import { Button } from '../controls/button';
import { hostText } from '../format/site-text';
import { text } from '../format/text';
import { act } from '../state/act';
import { useAccess } from '../state/use-access';
import { allowSite } from './allow-site';

interface SiteRowProps {
  readonly token: TokenView;
  readonly origin: string;
  readonly kind?: SiteView['kind'];
  readonly allowed: boolean;
}

/** One page: allowed, allowed but without the browser's access, or suggested. */
export function SiteRow({ token, origin, kind, allowed }: SiteRowProps) {
  const held = useAccess([accessPattern(origin)]);
  const host = hostText(origin);
  const remove = () =>
    act('token.edit', {
      id: token.id,
      allowedSites: token.allowedSites.filter((site) => site !== origin),
    });
  const waits = allowed && held === false;
  return (
    <li className="site-row">
      <span className="site-name">
        {host}{' '}
        <span className="quiet">
          {waits && text('no_access_yet')}
          {kind && text(kind === 'docs' ? 'site_docs' : 'site_console')}
        </span>
      </span>
      {(!allowed || waits) && (
        <Button aria-label={text('allow_site', host)} onClick={() => allowSite(token, origin)}>
          {text('allow')}
        </Button>
      )}
      {allowed && (
        <Button look="plain" aria-label={text('remove_site', host)} onClick={() => void remove()}>
          {text('remove_short')}
        </Button>
      )}
    </li>
  );
}
