import type { Pending } from '../../core/pending/draft';
import { patternOrigin } from '../../core/token/access-pattern';
import { BusyLine } from '../controls/busy-line';
import { Button } from '../controls/button';
import { listText } from '../format/list-text';
import { hostText } from '../format/site-text';
import { text } from '../format/text';

interface DraftActionsProps {
  /** Access that is asked for, as match patterns. */
  readonly access: readonly string[];
  readonly origins: readonly string[];
  readonly state: Pending['state'];
  /** There is something to read first: no button stands out, and none is pressed by habit. */
  readonly careful?: boolean;
  /** How many are saved at once; 1 unless given. */
  readonly count?: number;
  readonly held: boolean | null;
  readonly asking: boolean;
  readonly onFinish: (how: 'test' | 'without-test') => void;
}

/** Quotes the browser's question before it comes, then asks it. */
export function DraftActions(props: DraftActionsProps) {
  const { access, origins, state, careful = false, count = 1, held, asking, onFinish } = props;
  if (held === null) return null;
  const sites = access.map((pattern) => hostText(patternOrigin(pattern) ?? pattern));
  const testing = state === 'testing';
  const busy = asking || testing;
  const word =
    count === 1
      ? text(held ? 'save_and_test' : 'allow_and_test')
      : text(held ? 'save_and_test_n' : 'allow_and_test_n', count);
  return (
    <div className="footing">
      {!held && (
        <p>
          {text('prompt_quote', listText(sites))} {text('prompt_may_close')}
        </p>
      )}
      <div className="actions">
        <Button look={careful ? 'outlined' : 'filled'} busy={busy} onClick={() => onFinish('test')}>
          {word}
        </Button>
        <Button look="plain" busy={busy} onClick={() => onFinish('without-test')}>
          {text('save_without_test')}
        </Button>
      </div>
      <BusyLine going={testing}>{text('testing_at', listText(origins.map(hostText)))}</BusyLine>
    </div>
  );
}
