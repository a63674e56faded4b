import type { TokenView } from '../../core/snapshot/snapshot';
import { Button } from '../controls/button';
import { go } from '../state/go';
import { text } from '../text';
import { hostText } from '../words/site-text';

/** From where the token is sent: the address bar, and pages that the user chose. */
export function TokenSites({ token }: { readonly token: TokenView }) {
  return (
    <div className="card-foot spread">
      <p className="quiet">
        {text('pages_that_may')}: {[text('address_bar'), ...token.allowedSites.map(hostText)].join(', ')}
      </p>
      <Button look="link" onClick={() => go({ name: 'edit', id: token.id })}>
        {text('change')}
      </Button>
    </div>
  );
}
