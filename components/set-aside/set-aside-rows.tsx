import type { SetAsideView } from '../../core/pages/snapshot';
import { SETTINGS_ID } from '../../core/shapes/settings-id';
import { Button } from '../controls/button';
import { TwoStepButton } from '../controls/two-step-button';
import { momentText, type TextKey, text } from '../format/text';
import { send } from '../state/send';

/** A record that did not open: its name, what is wrong, and a way to let go of it. */
export function RecordRow({ record }: { readonly record: SetAsideView }) {
  const name = record.label || text(record.id === SETTINGS_ID ? 'settings' : 'nameless_token');
  return (
    <li className="action-row">
      <div className="action-row-words">
        <span>{name}</span>
        <span className="quiet block">{text(RECORD_PROBLEMS[record.problem])}</span>
      </div>
      <TwoStepButton
        label={text('give_up_named', name)}
        question={text('give_up_question', name)}
        onConfirm={() => void send('record.give-up', { id: record.id })}
      >
        {text('give_up')}
      </TwoStepButton>
    </li>
  );
}

/** A vault that was left behind by starting over. */
export function VaultRow({ at }: { readonly at: number }) {
  const when = momentText(at);
  return (
    <li className="action-row">
      <div className="action-row-words">
        <span>{text('aside_vault', when)}</span>
      </div>
      <div className="actions">
        <Button
          aria-label={text('bring_back_from', when)}
          onClick={() => void send('vault.bring-back', { at })}
        >
          {text('bring_back')}
        </Button>
        <TwoStepButton
          label={text('delete_for_good_from', when)}
          question={text('delete_for_good_question')}
          onConfirm={() => void send('vault.forget-aside', { at })}
        >
          {text('delete_for_good')}
        </TwoStepButton>
      </div>
    </li>
  );
}

/** The fault of a record that was set aside. */
const RECORD_PROBLEMS: Readonly<Record<SetAsideView['problem'], TextKey>> = {
  damaged: 'record_damaged',
  missing: 'record_missing',
  swapped: 'record_swapped',
  'rolled-back': 'record_rolled_back',
  unlisted: 'record_unlisted',
  unreadable: 'record_unreadable',
};
