import { useState } from 'react';
import type { PendingTokenView } from '../../core/pages/pending-token-view';
import type { Pending } from '../../core/pending/draft';
import { requestAccess } from '../../platform/access';
import { BusyLine } from '../controls/busy-line';
import { Button } from '../controls/button';
import { Continued } from '../controls/continued';
import { Notice } from '../controls/notice';
import { hostText } from '../format/site-text';
import { listText, text } from '../format/text';
import { run, send } from '../state/send';
import { store, useUi } from '../state/store';
import { useNow } from '../state/use-now';

interface DraftActionsProps {
  /** Access that is asked for, as match patterns. */
  readonly access: readonly string[];
  readonly origins: readonly string[];
  readonly state: Pending['state'];
  /** There is something to read first: no button stands out, and none is pressed by habit. */
  readonly careful?: boolean;
  /** Whether there is an address to ask; true unless given. */
  readonly testable?: boolean;
  /** It is tested and kept, and nothing else. */
  readonly keptOnly?: boolean;
  /** How many are saved at once; 1 unless given. */
  readonly count?: number;
  readonly held: boolean | null;
  readonly asking: boolean;
  readonly onFinish: (how: 'test' | 'without-test') => void;
}

/** Quotes the browser's question before it comes, then asks it. */
export function DraftActions(props: DraftActionsProps) {
  const {
    access,
    origins,
    state,
    careful = false,
    testable = true,
    keptOnly = false,
    count = 1,
    held,
    asking,
    onFinish,
  } = props;
  if (held === null) return null;
  const sites = access.map((pattern) => hostText(pattern.replace(/(?::80)?\/\*$/, '')));
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
          {text(keptOnly ? 'prompt_quote_kept' : 'prompt_quote', listText(sites))} {text('prompt_may_close')}
        </p>
      )}
      <div className="actions">
        {testable && (
          <Button look={careful ? 'outlined' : 'filled'} busy={busy} onClick={() => onFinish('test')}>
            {word}
          </Button>
        )}
        <Button
          look={testable ? 'plain' : careful ? 'outlined' : 'filled'}
          busy={busy}
          onClick={() => onFinish('without-test')}
        >
          {text('save_without_test')}
        </Button>
      </div>
      <BusyLine going={testing}>{text('testing_at', listText(origins.map(hostText)))}</BusyLine>
    </div>
  );
}

interface DeniedActionsProps {
  /** Milliseconds since 1970 until which it is kept. */
  readonly expiresAt: number;
  readonly onAgain: () => void;
}

/** The browser's question was answered with no, or not at all. Nothing is lost. */
export function DeniedActions({ expiresAt, onAgain }: DeniedActionsProps) {
  const minutes = Math.max(1, Math.round((expiresAt - useNow()) / 60_000));
  return (
    <>
      <Notice tone="warning">{text(minutes === 1 ? 'denied_one' : 'denied', minutes)}</Notice>
      <div className="actions">
        <Button look="filled" onClick={onAgain}>
          {text('ask_again')}
        </Button>
        <Button onClick={() => void send('draft.finish', { how: 'without-sending' })}>
          {text('save_without_sending')}
        </Button>
        <Button look="plain" onClick={() => void send('draft.discard', {})}>
          {text('discard')}
        </Button>
      </div>
    </>
  );
}

/** Shown above each token while several are saved one by one. */
export function Following({ draft: { following } }: { readonly draft: PendingTokenView }) {
  if (following === 0) return null;
  return <p className="quiet">{text(following === 1 ? 'following_one' : 'following', following)}</p>;
}

/** Over a paste that the page was opened with: it goes on where it was left. */
export function ContinuedPaste() {
  const continued = useUi((state) => state.continued);
  if (!continued) return null;
  const again = async () => {
    if (await send('draft.discard', {})) store.setState({ view: { name: 'add' }, continued: false });
  };
  return <Continued onAgain={() => void again()} />;
}

type How = 'test' | 'without-test';

/**
 * Saves what was pasted behind the browser's question. The request must be the first call of the click
 * (Firefox), and the prompt may close this page (Chrome): the background then finishes by itself.
 * @param access match patterns of all that is saved
 */
export function useFinishDraft(access: readonly string[]) {
  const [asking, setAsking] = useState(false);
  const finish = (how: How): void => {
    const answer = requestAccess(access);
    const told = send('draft.asked', { how });
    setAsking(true);
    void run(async () => {
      const [granted] = await Promise.all([answer, told]);
      if (granted) await send('draft.finish', { how });
    }).finally(() => setAsking(false));
  };
  return { asking, finish };
}
