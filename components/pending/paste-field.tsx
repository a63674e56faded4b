import { type ClipboardEvent, type FormEvent, useId, useRef } from 'react';
import { Button } from '../controls/button';
import { ProblemNotice } from '../controls/notice';
import { SecretField } from '../controls/secret-field';
import { text } from '../format/text';
import { store } from '../state/store';
import { decide, putDraft } from './put-draft';

interface PasteFieldProps {
  readonly replacesId?: string;
  /** The API that the token is for. */
  readonly providerId?: string;
  /** An address, where the user said that the API is there. */
  readonly here?: string | undefined;
  /** Takes the focus when the page opens. */
  readonly first?: boolean;
}

/** Takes a token, header, curl or `.env` line. A paste never enters the field: it goes on at once. */
export function PasteField({ replacesId, providerId, here, first = false }: PasteFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const hint = useId();

  const put = async (pasted: string) => {
    const before = store.getState().snapshot?.draft?.id;
    await putDraft(pasted, replacesId ?? null, here);
    const { draft } = store.getState().snapshot ?? {};
    // The user said whose it is before. What the paste says besides that is shown, and can be chosen.
    if (providerId !== undefined && draft && draft.id !== before && draft.providerId !== providerId)
      await decide('draft.choose', { providerId, region: null, allowedSites: [] });
  };
  const onPaste = (event: ClipboardEvent) => {
    event.preventDefault();
    void put(event.clipboardData.getData('text/plain'));
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const typed = field.current?.value ?? '';
    if (field.current) field.current.value = '';
    void put(typed);
  };
  return (
    <form className="stack" onSubmit={onSubmit}>
      <SecretField
        ref={field}
        label={text('paste_label')}
        placeholder={text('paste_placeholder')}
        aria-describedby={hint}
        // The view is opened to paste into it.
        autoFocus={first}
        onPaste={onPaste}
      />
      <p id={hint} className="quiet">
        {text('paste_hint')}
      </p>
      <ProblemNotice />
      <div className="actions">
        <Button type="submit" look="filled">
          {text('continue')}
        </Button>
      </div>
    </form>
  );
}
