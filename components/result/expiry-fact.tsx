import { useState } from 'react';
import type { TokenView } from '../../core/pages/snapshot';
import { Button } from '../controls/button';
import { ExpiryField } from '../edit/expiry-field';
import { text } from '../format/text';
import { dayText } from '../format/time-text';
import { useNow } from '../state/use-now';

/** When the token expires, as far as anybody said; otherwise the user may add a date. */
export function ExpiryFact({ token }: { readonly token: TokenView }) {
  const [adding, setAdding] = useState(false);
  const now = useNow();
  const { expiresAt } = token;
  if (adding) return <ExpiryField token={token} first onDone={() => setAdding(false)} />;
  if (expiresAt !== null) return text(expiresAt > now ? 'on_day' : 'expired', dayText(expiresAt));
  return (
    <span className="spread">
      {text('no_expiry_known')}
      <Button look="link" onClick={() => setAdding(true)}>
        {text('add_date')}
      </Button>
    </span>
  );
}
