import { type ClipboardEvent, type FormEvent, useId, useRef } from 'react';
import { Button } from '../controls/button';
import { ProblemNotice } from '../controls/notice';
import { SecretField } from '../controls/secret-field';
import { text } from '../format/text';
import { putDraft } from './put-draft';

interface PasteFieldProps {
  readonly replacesId?: string;
  /** The API that the token is for. */
  readonly providerId?: string;
  /** Takes the focus when the page opens. */
  readonly first?: boolean;
}

/** Takes a token, header, curl or `.env` line. A paste never enters the field: it goes on at once. */
export function PasteField({ replacesId, providerId, first = false }: PasteFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const hint = useId();

  const onPaste = (event: ClipboardEvent) => {
    event.preventDefault();
    void putDraft(event.clipboardData.getData('text/plain'), replacesId ?? null, providerId);
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const typed = field.current?.value ?? '';
    if (field.current) field.current.value = '';
    void putDraft(typed, replacesId ?? null, providerId);
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
