import type { ErrorCode } from '../../core/errors/keybearer-error';
import { Button } from '../controls/button';
import { Notice } from '../controls/notice';
import { ViewHeading } from '../controls/view-heading';
import { problemText } from '../format/problem-text';
import { text } from '../format/text';
import { askAgain } from '../state/store';
import { UnreadableActions } from './unlock-choice';

/** The stored vault can't be read by anybody, whatever they know: what happened, what it means, what to do. */
export function UnreadableVault({ problem }: { readonly problem: ErrorCode }) {
  const newer = problem === 'newer-vault';
  return (
    <>
      <ViewHeading>{text(newer ? 'newer_title' : 'unreadable_title')}</ViewHeading>
      <Notice tone="problem">{problemText({ code: problem, params: {} })}</Notice>
      {problem === 'damaged-vault' && (
        <>
          <p>{text('damaged_what_to_do')}</p>
          <UnreadableActions />
        </>
      )}
      {newer && (
        <details className="details">
          <summary>{text('newer_cannot_update')}</summary>
          <p className="stack-tight">{text('newer_start_over')}</p>
          <UnreadableActions />
        </details>
      )}
      {problem !== 'damaged-vault' && !newer && (
        <div className="actions">
          <Button look="filled" onClick={() => void askAgain()}>
            {text('try_again')}
          </Button>
        </div>
      )}
    </>
  );
}
