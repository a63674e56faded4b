import { Lock } from 'lucide-react';
import { Button } from '../../../components/controls/button';
import { text } from '../../../components/format/text';
import { act } from '../../../components/state/act';
import { useUi } from '../../../components/state/use-ui';

/** The header's only button here, where there is something to lock. */
export function OptionsActions() {
  const lockable = useUi((state) => state.snapshot?.vault === 'passphrase');
  if (!lockable) return null;
  return (
    <Button look="plain" icon={Lock} onClick={() => void act('vault.lock', {})}>
      {text('lock')}
    </Button>
  );
}
