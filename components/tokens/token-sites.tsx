import type { TokenView } from '../../core/pages/snapshot';
import { accessPattern } from '../../core/token/access-pattern';
import { requestAccess } from '../../platform/access';
import { Button } from '../controls/button';
import { listText } from '../format/list-text';
import { hostText } from '../format/site-text';
import { text } from '../format/text';
import { attempt } from '../state/act';
import { go } from '../state/go';

/** From where the token is sent: the address bar, and pages that the user chose, with the access they lack. */
export function TokenSites({ token }: { readonly token: TokenView }) {
  const { allowedSites, missingAccess, scope } = token;
  const waiting = allowedSites.filter((site) => missingAccess.includes(site));
  const allow = () => void attempt(() => requestAccess(waiting.map(accessPattern)));
  return (
    <div className="card-foot stack">
      <div className="spread">
        <p className="quiet">
          {text('pages_that_may')}:{' '}
          {[text(scope === 'automatic' ? 'address_bar' : 'chosen_tabs'), ...allowedSites.map(hostText)].join(
            ', ',
          )}
        </p>
        <Button look="link" onClick={() => go({ name: 'edit', id: token.id })}>
          {text('change')}
        </Button>
      </div>
      {waiting.length > 0 && (
        <p>
          {text('sites_without_access', listText(waiting.map(hostText)))}{' '}
          <Button look="link" onClick={allow}>
            {text('allow_access')}
          </Button>
        </p>
      )}
    </div>
  );
}
