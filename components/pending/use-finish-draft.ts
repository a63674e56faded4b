import { useState } from 'react';
import { requestAccess } from '../../platform/access';
import { act, attempt } from '../state/act';

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
    const told = act('draft.asked', { how });
    setAsking(true);
    void attempt(async () => {
      const [granted] = await Promise.all([answer, told]);
      if (granted) await act('draft.finish', { how });
    }).finally(() => setAsking(false));
  };
  return { asking, finish };
}
