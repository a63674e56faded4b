import type { TestResult } from '../../core/probe/outcome';
import type { TokenView } from '../../core/snapshot/snapshot';
import { Button } from '../controls/button';
import { act } from '../state/act';
import { useBusy } from '../state/use-busy';
import { text } from '../text';

interface RegionButtonProps {
  readonly token: TokenView;
  readonly test: TestResult;
}

/** Points the token at the other region. A second host is asked only after this click. */
export function RegionButton({ token, test }: RegionButtonProps) {
  const [busy, run] = useBusy();
  return token.regions
    .filter((region) => region !== (test.region ?? token.region))
    .map((region) => (
      <Button
        key={region}
        look="filled"
        busy={busy}
        onClick={() => run(() => act('token.use-region', { id: token.id, region }))}
      >
        {text('use_region', region)}
      </Button>
    ));
}
