import { Check } from 'lucide-react';
import { type FormEvent, type RefObject, use, useRef, useState } from 'react';
import type { TypedField } from '../../core/browser-session/typed';
import { Button } from '../controls/button';
import { text } from '../format/text';
import { TypedContext } from './use-typed';

export interface SavedField {
  readonly field: RefObject<HTMLInputElement | null>;
  /** For the field: what it holds at first, and the note of what is half typed. */
  readonly typed: {
    readonly defaultValue: string;
    readonly onInput: (event: FormEvent<HTMLInputElement>) => void;
  };
  /** Saves what the field holds; for when it is left, and for Enter. */
  readonly leave: () => Promise<void>;
  /** Puts back what was there before the last save; null when nothing was saved. */
  readonly undo: (() => void) | null;
}

/**
 * A field that is saved when it is left, also because its window loses the focus, as a popup does when it closes.
 * @param name under which half-typed text is kept until it is saved
 * @param first what is saved already
 * @param save stores a text and says whether that went well
 * @param read the text to save, from what is typed; null leaves everything as it is
 */
export function useSavedField(
  name: TypedField,
  first: string,
  save: (value: string) => Promise<boolean>,
  read: (typed: string) => string | null = (typed) => typed,
): SavedField {
  const field = useRef<HTMLInputElement>(null);
  const { kept: halfTyped, note } = use(TypedContext);
  const kept = useRef(first);
  const [before, setBefore] = useState<string | null>(null);
  const put = async (value: string): Promise<string | null> => {
    const was = kept.current;
    // At once: Enter is followed by leaving the field.
    kept.current = value;
    if (await save(value)) return was;
    kept.current = was;
    return null;
  };
  const leave = async () => {
    const value = read(field.current?.value ?? '');
    if (value === null && field.current) field.current.value = kept.current;
    if (value === null || value === kept.current) return note(name, null);
    const was = await put(value);
    if (was === null) return;
    note(name, null);
    setBefore(was);
  };
  const undo = async (value: string) => {
    if ((await put(value)) === null) return;
    if (field.current) field.current.value = value;
    setBefore(null);
  };
  return {
    field,
    typed: {
      defaultValue: halfTyped[name] ?? first,
      onInput: (event) => note(name, event.currentTarget.value),
    },
    leave,
    undo: before === null ? null : () => void undo(before),
  };
}

/** Says that a field was saved when it was left, with the way back. Stays in the page to be read out. */
export function SavedLine({ onUndo }: { readonly onUndo: (() => void) | null }) {
  return (
    <div className="saved-line" role="status">
      {onUndo && (
        <>
          <Check size={14} className="tone-good" />
          {text('saved')}
          <Button look="link" onClick={onUndo}>
            {text('undo')}
          </Button>
        </>
      )}
    </div>
  );
}
