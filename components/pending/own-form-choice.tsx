import { useId } from 'react';
import type { OwnDraftView } from '../../core/pages/own-draft-view';
import type { PendingTokenView } from '../../core/pages/pending-token-view';
import type { TokenHeader } from '../../core/token/headers';
import { Button } from '../controls/button';
import { text } from '../format/text';
import { FORM_KINDS, kindOf } from '../own-api/form-kinds';
import { LookAndTry } from './look-and-try';
import type { OwnEdit } from './use-own-draft';

/** Forms that need nothing but the token. The others are in the whole form. */
const SHORT = FORM_KINDS.filter(({ free, headers }) => !free && headers[0]?.encoding === 'plain');

interface FormChoiceProps {
  readonly draft: PendingTokenView;
  readonly own: OwnDraftView;
  readonly edit: OwnEdit;
  /** Shows the whole form. */
  readonly onOther: () => void;
}

/** In which form the token goes, where the paste does not say it; and two ways to find out. */
export function FormChoice({ draft, own, edit, onOther }: FormChoiceProps) {
  const name = useId();
  const { value } = edit;
  const open = own.asks.includes('form') && edit.settled;
  const kind = kindOf(value.headers);
  const isShort = SHORT.some(({ id }) => id === kind.id);
  const take = (headers: readonly TokenHeader[]) => {
    edit.answer(['form'], { ...value, headers: headers.map((header) => ({ ...header })), fields: [] });
  };
  // What one scheme stands for is the form of the same name.
  const asked = own.look !== null && own.look.kind !== 'none' && own.look.schemes.length === 1;
  return (
    <>
      <fieldset className="fact">
        <legend>{text('fact_sent_as')}</legend>
        <div>
          <div className="choices">
            {SHORT.map(({ id, name: words, headers }) => (
              <label key={id} className="choice">
                <input
                  type="radio"
                  name={name}
                  checked={!open && id === kind.id}
                  onChange={() => take(headers)}
                />
                {text(words)}
              </label>
            ))}
            {!open && !isShort && (
              <label className="choice">
                <input type="radio" name={name} checked readOnly />
                {text(kind.name)}
              </label>
            )}
            <Button look="link" onClick={onOther}>
              {text('own_another_form')}
            </Button>
          </div>
          {open && <p className="quiet">{text('own_ask_form')}</p>}
          {!open && asked && own.tried === null && <p className="quiet">{text('own_form_asked')}</p>}
        </div>
      </fieldset>
      <LookAndTry draft={draft} own={own} />
    </>
  );
}
