import type { TokenView } from '../../core/pages/snapshot';
import { Button } from '../controls/button';
import { text } from '../format/text';
import { useBusy } from '../state/use-busy';
import { useNow } from '../state/use-now';
import { testToken } from '../tokens/test-token';

interface TestAgainButtonProps {
  readonly token: TokenView;
  /** Milliseconds since 1970 until which the provider asked to wait. */
  readonly notBefore: number;
}

/** Tests again, but not sooner than the provider allows. */
export function TestAgainButton({ token, notBefore }: TestAgainButtonProps) {
  const now = useNow(1000);
  const [testing, run] = useBusy();
  const wait = Math.ceil((notBefore - now) / 1000);
  return (
    <Button look="filled" busy={testing || wait > 0} onClick={() => run(() => testToken(token))}>
      {wait > 0 ? text('test_in', wait) : text(testing ? 'testing' : 'test_again')}
    </Button>
  );
}
