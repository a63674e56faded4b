import type { TokenView } from '../../core/pages/snapshot';
import { providerTitle } from '../../core/token/token-title';
import { Button } from '../controls/button';
import { ProblemNotice } from '../controls/problem-notice';
import { ViewHeading } from '../controls/view-heading';
import { text } from '../format/text';
import { leaveResult } from './leave-result';
import { PlaceNotice } from './place-notice';

/** A token that was saved without a test, and stays off beside another one. */
export function SavedView({ token }: { readonly token: TokenView }) {
  return (
    <>
      <ViewHeading onBack={leaveResult}>{providerTitle(token)}</ViewHeading>
      <p className="result-word">{text('saved_untested')}</p>
      <PlaceNotice token={token} />
      <ProblemNotice />
      <div className="actions">
        <Button look="plain" onClick={leaveResult}>
          {text('done')}
        </Button>
      </div>
    </>
  );
}
