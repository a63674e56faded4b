import type { TestResult } from '../../core/token/outcome';
import { Button } from '../controls/button';
import { hostText } from '../format/site-text';
import { listText, text } from '../format/text';
import { useBusy } from '../state/use-busy';

interface OtherHostsProps {
  readonly test: TestResult;
  readonly onAsk: (at: string) => Promise<unknown>;
}

/** Asks a host of the token that is another company's, which no click before this one did. */
export function OtherHosts({ test, onAsk }: OtherHostsProps) {
  const [asking, whileBusy] = useBusy();
  const others = test.notAsked ?? [];
  if (others.length === 0) return null;
  return (
    <>
      <p className="quiet">{text('not_asked', listText(others.map(hostText)))}</p>
      <div className="actions">
        {others.map((at) => (
          <Button key={at} busy={asking} onClick={() => whileBusy(() => onAsk(at))}>
            {text('ask_host', hostText(at))}
          </Button>
        ))}
      </div>
    </>
  );
}
