import { useId } from 'react';
import type { DraftView } from '../../core/pages/draft-view';
import { text } from '../format/text';
import { decide } from './show-draft';

/** The paste has another scheme than the provider's tokens: which one goes, said before anything is sent. */
export function SchemeChoice({ draft, provider }: { readonly draft: DraftView; readonly provider: string }) {
  const name = useId();
  const { id, scheme } = draft;
  if (scheme === null) return null;
  const { pasted, own, asPasted } = scheme;
  const choice = (value: boolean, word: string) => (
    <label className="choice">
      <input
        type="radio"
        name={name}
        checked={asPasted === value}
        onChange={() => void decide('draft.set', { id, asPasted: value })}
      />
      {word}
    </label>
  );
  return (
    <fieldset className="fact">
      <legend className="flat">{text('fact_sent_as')}</legend>
      <div>
        <p>{text('scheme_differs', pasted, provider, own)}</p>
        {asPasted !== null && (
          <div className="choices">
            {choice(true, text('as_pasted'))}
            {choice(false, text('as_own', provider))}
          </div>
        )}
      </div>
    </fieldset>
  );
}

/** Headers that the paste has beside the token. None goes along before it is ticked. */
export function ExtraHeaderChoice({ draft }: { readonly draft: DraftView }) {
  const { id, extraHeaders } = draft;
  if (extraHeaders.length === 0) return null;
  const taken = extraHeaders.filter((header) => header.taken).map(({ name }) => name);
  return (
    <fieldset className="fact">
      <legend>{text('fact_also_send')}</legend>
      <div>
        {extraHeaders.map((header) => (
          <label key={header.name} className="choice">
            <input
              type="checkbox"
              checked={header.taken}
              onChange={(event) =>
                void decide('draft.set', {
                  id,
                  extraHeaders: event.currentTarget.checked
                    ? [...taken, header.name]
                    : taken.filter((name) => name !== header.name),
                })
              }
            />
            <code>{`${header.name}: ${header.value}`}</code>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
