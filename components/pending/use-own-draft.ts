import { useEffect, useRef, useState } from 'react';
import type { OwnDraftView } from '../../core/pages/own-draft-view';
import type { OwnProviderInput } from '../../core/providers/own-provider';
import { decide } from './put-draft';

/** Milliseconds without a key before what is typed goes to the background. */
const PAUSE = 300;

type Answer = OwnDraftView['asks'][number];

/** An edit that the background does not have yet. */
interface Edit {
  readonly own: OwnProviderInput;
  readonly answers: readonly Answer[];
  readonly isOther: boolean;
}

/**
 * The description of a draft while it is edited. What is typed stays as it is typed; the background gets it when typing
 * pauses, and at once where the page closes.
 */
export function useOwnDraft(id: string, own: OwnDraftView) {
  const [edit, setEdit] = useState<Edit | null>(null);
  const waiting = useRef<Edit | null>(null);
  const value = edit?.own ?? own.input;
  const flush = async (): Promise<void> => {
    const sent = waiting.current;
    if (sent === null) return;
    waiting.current = null;
    await decide('draft.own', { id, own: sent.own, answers: [...sent.answers], isOther: sent.isOther });
    setEdit((now) => (now === sent ? null : now));
  };
  const put = (next: OwnProviderInput, more: Partial<Edit> = {}): Edit => {
    const { answers = [], isOther = edit?.isOther ?? own.isOther } = more;
    const given = new Set([...(waiting.current?.answers ?? []), ...answers, ...answeredBy(value, next)]);
    const made = { own: next, answers: [...given], isOther };
    waiting.current = made;
    setEdit(made);
    return made;
  };
  useEffect(() => {
    if (edit === null) return;
    const timer = setTimeout(() => void flush(), PAUSE);
    return () => clearTimeout(timer);
  });
  const latest = useRef(flush);
  latest.current = flush;
  useEffect(() => {
    const leave = () => void latest.current();
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('pagehide', leave);
      leave();
    };
  }, []);
  return {
    value,
    /** Whether the background has it, so that what it says of it is about what stands there. */
    settled: edit === null,
    isOther: edit?.isOther ?? own.isOther,
    change: (next: OwnProviderInput) => void put(next),
    /** Answers questions, perhaps with a change that goes with the answer. */
    answer(answers: readonly Answer[], next: OwnProviderInput = value): void {
      put(next, { answers });
      void flush();
    },
    sayOther(isOther: boolean): void {
      put(value, { isOther, answers: isOther ? ['host'] : [] });
      void flush();
    },
  };
}

export type OwnEdit = ReturnType<typeof useOwnDraft>;

/** Anyone who names another form or another host has looked at it. */
function answeredBy(before: OwnProviderInput, after: OwnProviderInput): readonly Answer[] {
  const isSame = (part: 'headers' | 'origins') =>
    JSON.stringify(before[part]) === JSON.stringify(after[part]);
  return [
    ...(isSame('headers') ? [] : (['form'] as const)),
    ...(isSame('origins') ? [] : (['host'] as const)),
  ];
}
