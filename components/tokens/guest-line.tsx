import type { TokenView } from '../../core/pages/snapshot';
import { Button } from '../controls/button';
import { hostText } from '../format/site-text';
import { text } from '../format/text';
import { act } from '../state/act';

/** Says that the page of this tab may use the token, and ends that. */
export function GuestLine({ token, tabId }: { readonly token: TokenView; readonly tabId: number }) {
  return (
    <p>
      {text('let_in_now', hostText(token.guests[tabId] ?? ''))}{' '}
      <Button look="link" onClick={() => void act('page.let-out', { id: token.id, tabId })}>
        {text('let_out')}
      </Button>
    </p>
  );
}
