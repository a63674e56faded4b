import type { TokenView } from '../../core/pages/snapshot';
import { activeRivals } from '../../core/token/rivals';
import { Button } from '../controls/button';
import { text } from '../format/text';
import { act } from '../state/act';
import { useBusy } from '../state/use-busy';
import { useUi } from '../state/use-ui';

/** A token is switched off by a refusal when it is added, and says so until the user decides otherwise. */
export function isOffByRefusal({ switchedOffBy }: TokenView): boolean {
  return switchedOffBy === 'refused';
}

/** Switches a refused token on. Not offered where that would switch off one that may be good. */
export function UseAllTheSame({ token }: { readonly token: TokenView }) {
  const tokens = useUi((state) => state.snapshot?.tokens) ?? [];
  const [busy, run] = useBusy();
  if (!isOffByRefusal(token) || activeRivals(token, tokens).length > 0) return null;
  return (
    <Button look="plain" busy={busy} onClick={() => run(() => act('token.edit', { id: token.id, on: true }))}>
      {text('use_all_the_same')}
    </Button>
  );
}
