import { createContext, useEffect, useRef, useState } from 'react';
import type { TypedField, TypedFields } from '../../core/browser-session/typed';
import { sendMessage } from '../../platform/send-message';

/** Milliseconds after the last key until what was typed is handed over. */
const PAUSE = 300;

export interface Typed {
  /** Half-typed text from before the page was closed. */
  readonly kept: TypedFields;
  /** Notes the text of a field; null once it was saved or given up. */
  readonly note: (field: TypedField, text: string | null) => void;
}

/** For the fields of a view. Outside of one nothing is kept. */
export const TypedContext = createContext<Typed>({ kept: {}, note: () => undefined });

/**
 * Keeps what is half typed in the edit view of a token over the end of the page.
 * @returns null until it is known what was typed before
 */
export function useTyped(id: string): (Typed & { readonly forget: () => void }) | null {
  const [kept, setKept] = useState<TypedFields | null>(null);
  const now = useRef<TypedFields>({});
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    let gone = false;
    // Text that can't be read is nothing to go on from.
    const read = sendMessage('typed.get', { id }).catch(() => null);
    void read.then((fields) => {
      now.current = fields ?? {};
      if (!gone) setKept(fields ?? {});
    });
    return () => {
      gone = true;
    };
  }, [id]);
  if (kept === null) return null;
  const hand = () => {
    const fields = now.current;
    const told = isEmpty(fields)
      ? sendMessage('typed.forget', {})
      : sendMessage('typed.keep', { id, fields });
    // Keeping is a convenience: the page still has the text.
    void told.catch(() => undefined);
  };
  return {
    kept,
    note: (field, text) => {
      const { [field]: before, ...others } = now.current;
      if (text === null && before === undefined) return;
      now.current = text === null ? others : { ...others, [field]: text };
      clearTimeout(timer.current);
      timer.current = setTimeout(hand, PAUSE);
    },
    forget: () => {
      clearTimeout(timer.current);
      if (isEmpty(now.current)) return;
      now.current = {};
      setKept({});
      hand();
    },
  };
}

export function isEmpty(fields: TypedFields): boolean {
  return Object.keys(fields).length === 0;
}

/** Class of forms that add something, so that leaving the view would lose what is typed in them. */
export const ADDS = 'adds';

/**
 * Submits every form that adds something and holds typed text. Runs inside a click: adding a page asks the browser,
 * and Firefox takes that from a user's click only.
 * @returns whether there was one; what it held is then added, or the page says why not
 */
export function submitTyped(view: HTMLElement): boolean {
  const typed = [...view.querySelectorAll<HTMLFormElement>(`form.${ADDS}`)].filter((form) =>
    [...form.querySelectorAll('input')].some(({ value }) => value.trim() !== ''),
  );
  for (const form of typed) form.requestSubmit();
  return typed.length > 0;
}
