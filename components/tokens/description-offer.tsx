import { sendMessage } from '../../platform/send-message';
import { Button } from '../controls/button';
import { secureOrigin } from '../format/site-text';
import { text } from '../format/text';
import { navigateInOptions } from '../state/options-place';
import { run } from '../state/send';

/** How descriptions are called where they lie: in the path, as many companies have such a word in their hosts. */
const DESCRIPTION_PATH = /\.(?:json|ya?ml)$|openapi|swagger/i;

/**
 * Over a tab whose address looks like that of a description: reads it in the options page, on a click there. The
 * click carries the address that the view was drawn with.
 */
export function DescriptionOffer({ url }: { readonly url: string | null }) {
  if (url === null || secureOrigin(url) === null || !DESCRIPTION_PATH.test(new URL(url).pathname))
    return null;
  const read = () =>
    run(async () => {
      await sendMessage('description.hand', { url });
      navigateInOptions('description');
    });
  return (
    <p className="quiet">
      {text('description_offer')}{' '}
      <Button look="link" onClick={() => void read()}>
        {text('description_offer_read')}
      </Button>
    </p>
  );
}
