import { Pencil, RotateCw, Zap } from 'lucide-react';
import { useEffect } from 'react';
import type { TokenView } from '../../core/pages/snapshot';
import { isAccepted, type TestResult } from '../../core/token/outcome';
import { providerTitle } from '../../core/token/token-title';
import { Button } from '../controls/button';
import { later } from '../controls/later';
import { Menu, MenuItem } from '../controls/menu';
import { ProblemNotice } from '../controls/notice';
import { ViewHeading } from '../controls/view-heading';
import { identityText } from '../format/identity-text';
import { outcomeText, reasonText } from '../format/outcome-text';
import { text } from '../format/text';
import { KeepCard } from '../lock/keep-card';
import { send } from '../state/send';
import { announce, navigate, useUi } from '../state/store';
import { OtherHosts } from '../tokens/other-hosts';
import { OutcomeIcon } from '../tokens/outcome-line';
import { testToken } from '../tokens/test-token';
import { useNames } from '../tokens/token-name';
import { dismissResult, leaveResult } from './leave-result';
import { PlaceNotice } from './place-notice';
import { ResultActions } from './result-actions';
import { ResultFacts } from './result-facts';

const OwnOutcome = later(async () => (await import('./own-outcome')).OwnOutcome);
const TestAt = later(async () => (await import('./test-at')).TestAt);
const UsualForms = later(async () => (await import('./usual-forms')).UsualForms);

interface ResultViewProps {
  readonly token: TokenView;
  readonly test: TestResult;
}

/** How a test ended: the outcome in a word, what is known, and the next step. */
export function ResultView({ token, test }: ResultViewProps) {
  return (
    <>
      <ViewHeading onBack={leaveResult}>{providerTitle(token)}</ViewHeading>
      <ResultHead token={token} test={test} />
      <PlaceNotice token={token} />
      {token.catalogue?.kind === 'gone' && (
        <p className="quiet">{text('catalogue_gone', token.providerName)}</p>
      )}
      <ResultFacts token={token} test={test} />
      {isOwn(token) && <OwnOutcome token={token} test={test} />}
      <OtherHosts test={test} onAsk={(at) => testToken(token, { at })} />
      {asksElsewhere(token, test) && <TestAt token={token} />}
      {test.outcome === 'refused' && token.asks.forms !== null && <UsualForms token={token} />}
      <ProblemNotice />
      <div className="actions">
        <ResultActions token={token} test={test} />
        <Button look="plain" onClick={leaveResult}>
          {text('done')}
        </Button>
        <ResultMenu token={token} />
      </div>
      {isAccepted(test.outcome) && <KeepCard />}
    </>
  );
}

interface ResultHeadProps {
  readonly token: TokenView;
  readonly test: TestResult;
}

/** The outcome in a word, with what the provider or the network said. */
function ResultHead({ token, test }: ResultHeadProps) {
  const provider = token.providerName;
  const good = isAccepted(test.outcome);
  const reason = reasonText(test);
  const word = outcomeText(test.outcome, provider);
  // In the region that is always there: what comes onto the page with its words is often not read.
  const said = text('activity_tested', useNames()(token), word);
  useEffect(() => announce(said), [said]);
  return (
    <div className={`result-head result-${test.outcome}`}>
      <OutcomeIcon outcome={test.outcome} size={20} />
      <div>
        <p className="result-word">{word}</p>
        {good && (test.identity !== null || bothStatuses(test) === null) && (
          <p>{identityText(test, provider)}</p>
        )}
        {bothStatuses(test) !== null && <p>{bothStatuses(test)}</p>}
        {reason !== null && <p>{reason}</p>}
        {test.wait !== null && <p>{text('says_wait', provider, test.wait)}</p>}
        {test.outcome === 'refused' && !token.on && (
          <p>{text(token.switchedOffBy === null ? 'refused_off' : 'refused_switched_off', provider)}</p>
        )}
        {test.outcome === 'unclear' && <p>{text('saved_not_confirmed')}</p>}
        {!good && !token.asks.isConfirmed && <p>{text('one_source', provider)}</p>}
        {test.message !== null && <p>{text('provider_says', provider, test.message)}</p>}
      </div>
    </div>
  );
}

/** "Without the token 401, with it 200."; null where only one was asked or answered. */
function bothStatuses({ status, statusWithout, reason }: TestResult): string | null {
  const both = status !== null && statusWithout !== undefined && statusWithout !== null;
  return both && !OPEN_WITHOUT.has(reason) ? text('statuses_both', statusWithout, status) : null;
}

/** Their own sentence says both. */
const OPEN_WITHOUT: ReadonlySet<TestResult['reason']> = new Set(['open-without-token', 'open-differs']);

/** Whether an address of the user's would say more than what was asked. */
function asksElsewhere({ asks }: TokenView, { outcome, reason }: TestResult): boolean {
  return asks.at !== null && !isAccepted(outcome) && (!asks.hasCheck || OPEN_WITHOUT.has(reason));
}

/** Of an API that the user described. */
function isOwn({ providerId }: TokenView): boolean {
  return providerId.startsWith('own-');
}

/** Steps that may follow a result, besides its main one. */
function ResultMenu({ token }: { readonly token: TokenView }) {
  const { id } = token;
  const name = useNames()(token);
  const tabId = useUi((state) => state.tab?.id);
  const edit = () => {
    navigate({ name: 'edit', id });
    void dismissResult();
  };
  return (
    <Menu label={text('more_for', name)}>
      {tabId !== undefined && (
        <MenuItem icon={RotateCw} onChoose={() => void send('tab.reload', { tabId })}>
          {text('reload_tab')}
        </MenuItem>
      )}
      <MenuItem icon={Zap} onChoose={() => void testToken(token)}>
        {text('test_again')}
      </MenuItem>
      <MenuItem icon={Pencil} onChoose={edit}>
        {text('edit')}
      </MenuItem>
    </Menu>
  );
}
