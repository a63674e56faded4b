import { Button } from '../controls/button';
import { TwoStepButton } from '../controls/two-step-button';
import { text } from '../format/text';
import { momentText } from '../format/time-text';
import { act } from '../state/act';

/** A vault that was left behind by starting over. */
export function VaultRow({ at }: { readonly at: number }) {
  const when = momentText(at);
  return (
    <li className="way-row">
      <div className="way-words">
        <span>{text('aside_vault', when)}</span>
      </div>
      <div className="actions">
        <Button
          aria-label={text('bring_back_from', when)}
          onClick={() => void act('vault.bring-back', { at })}
        >
          {text('bring_back')}
        </Button>
        <TwoStepButton
          label={text('delete_for_good_from', when)}
          question={text('delete_for_good_question')}
          onConfirm={() => void act('vault.forget-aside', { at })}
        >
          {text('delete_for_good')}
        </TwoStepButton>
      </div>
    </li>
  );
}
