import { ExternalLink } from 'lucide-react';
import type { TokenView } from '../../core/pages/snapshot';
import type { TestResult } from '../../core/token/outcome';
import { Button } from '../controls/button';
import { text } from '../format/text';
import { act } from '../state/act';
import { go } from '../state/go';
import { useBusy } from '../state/use-busy';
import { dismissResult } from './leave-result';
import { UseAllTheSame } from './off-by-refusal';
import { RegionButton } from './region-button';
import { TestAgainButton } from './test-again-button';

interface ResultActionsProps {
  readonly token: TokenView;
  readonly test: TestResult;
}

/** The one step that helps most after this outcome. */
export function ResultActions({ token, test }: ResultActionsProps) {
  const { id } = token;
  const [opening, run] = useBusy();
  const replace = () => {
    go({ name: 'replace', id });
    void dismissResult();
  };
  // The tab that opens closes a popup; a page that stays keeps showing the result.
  const open = async () => {
    go({ name: 'result', id });
    await dismissResult();
    await act('token.open', { id });
  };
  switch (test.outcome) {
    case 'refused':
      return (
        <>
          <Button look="filled" onClick={replace}>
            {text('replace')}
          </Button>
          <UseAllTheSame token={token} />
        </>
      );
    case 'other-region':
      return <RegionButton token={token} test={test} />;
    case 'too-many':
      return <TestAgainButton token={token} notBefore={test.at + (test.wait ?? 0) * 1000} />;
    case 'not-reached':
      return test.reason === 'certificate' ? (
        <Button look="filled" icon={ExternalLink} onClick={() => void act('token.open', { id })}>
          {text('open_and_check')}
        </Button>
      ) : (
        <TestAgainButton token={token} notBefore={0} />
      );
    case 'works':
    case 'limited':
    case 'unclear':
      // The API would open with another token, or with none.
      if (!token.on) return null;
      return (
        <Button look="filled" icon={ExternalLink} busy={opening} onClick={() => run(open)}>
          {text('open_api')}
        </Button>
      );
  }
}
