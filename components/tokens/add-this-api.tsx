import { useEffect, useState } from 'react';
import { sendMessage } from '../../platform/send-message';
import { Button } from '../controls/button';
import { secureOrigin } from '../format/site-text';
import { tabPlace } from '../format/tab-place';
import { text } from '../format/text';
import { navigate } from '../state/store';

/** For a tab of nobody that Keybearer knows: adds the API that the user knows to be there. */
export function AddThisApi({ url }: { readonly url: string }) {
  const [unknown, setUnknown] = useState(false);
  const origin = secureOrigin(url);
  const here = tabPlace(url);
  useEffect(() => {
    let shown = true;
    if (origin === null) setUnknown(true);
    else
      sendMessage('providers.of-site', { origin }).then(
        (known) => shown && setUnknown(known === null),
        () => {},
      );
    return () => {
      shown = false;
    };
  }, [origin]);
  if (!unknown || here === null) return null;
  return (
    <div className="actions">
      <Button onClick={() => navigate({ name: 'add', here })}>{text('add_this_api')}</Button>
    </div>
  );
}
