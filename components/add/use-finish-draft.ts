import { useState } from 'react';
import type { DraftView } from '../../core/snapshot/snapshot';
import { requestAccess } from '../../platform/access';
import { act, attempt } from '../state/act';

type How = 'test' | 'without-test';

/**
 * Saves a draft behind the browser's question. The request must be the first call of the click
 * (Firefox), and the prompt may close this page (Chrome): the background then finishes by itself.
 */
export function useFinishDraft(draft: DraftView) {
  const [asking, setAsking] = useState(false);
  const finish = (how: How): void => {
    const answer = requestAccess(draft.access);
    const told = act('draft.asked', { how });
    setAsking(true);
    void attempt(async () => {
      const [granted] = await Promise.all([answer, told]);
      if (granted) await act('draft.finish', { how });
    }).finally(() => setAsking(false));
  };
  return { asking, finish };
}
