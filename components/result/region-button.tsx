import type { TokenView } from '../../core/pages/snapshot';
import { accessPattern } from '../../core/token/access-pattern';
import type { TestResult } from '../../core/token/outcome';
import { requestAccess } from '../../platform/access';
import { Button } from '../controls/button';
import { text } from '../format/text';
import { act, attempt } from '../state/act';
import { useBusy } from '../state/use-busy';

interface RegionButtonProps {
  readonly token: TokenView;
  readonly test: TestResult;
}

/** Points the token at the other region. A second host is asked only after this click. */
export function RegionButton({ token, test }: RegionButtonProps) {
  const [busy, run] = useBusy();
  return token.regions
    .filter(({ name }) => name !== (test.region ?? token.region))
    .map(({ name: region, origin }) => (
      <Button
        key={region}
        look="filled"
        busy={busy}
        onClick={() => run(() => moveTo(token.id, region, origin))}
      >
        {text('use_region', region)}
      </Button>
    ));
}

/** The browser's question must be the first call of the click; no second host is asked without access. */
async function moveTo(id: string, region: string, origin: string): Promise<void> {
  const answer = requestAccess([accessPattern(origin)]);
  await attempt(async () => {
    if (await answer) await act('token.use-region', { id, region });
  });
}
