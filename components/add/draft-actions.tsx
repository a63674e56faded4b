import type { DraftView } from '../../core/snapshot/snapshot';
import { patternOrigin } from '../../core/token/access-pattern';
import { BusyLine } from '../controls/busy-line';
import { Button } from '../controls/button';
import { text } from '../text';
import { listText } from '../words/list-text';
import { hostText } from '../words/site-text';

interface DraftActionsProps {
  readonly draft: DraftView;
  readonly held: boolean | null;
  readonly asking: boolean;
  readonly onFinish: (how: 'test' | 'without-test') => void;
}

/** Quotes the browser's question before it comes, then asks it. */
export function DraftActions({ draft, held, asking, onFinish }: DraftActionsProps) {
  if (draft.providerId === null) return <p className="quiet">{text('choose_api_hint')}</p>;
  if (held === null) return null;
  const sites = draft.access.map((pattern) => hostText(patternOrigin(pattern) ?? pattern));
  const testing = draft.state === 'testing';
  const busy = asking || testing;
  return (
    <div className="footing">
      {!held && (
        <p>
          {text('prompt_quote', listText(sites))} {text('prompt_may_close')}
        </p>
      )}
      <div className="actions">
        <Button look="filled" busy={busy} onClick={() => onFinish('test')}>
          {text(held ? 'save_and_test' : 'allow_and_test')}
        </Button>
        <Button look="plain" busy={busy} onClick={() => onFinish('without-test')}>
          {text('save_without_test')}
        </Button>
      </div>
      <BusyLine going={testing}>{text('testing_at', listText(draft.origins.map(hostText)))}</BusyLine>
    </div>
  );
}
