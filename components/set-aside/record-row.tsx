import type { SetAsideView } from '../../core/pages/snapshot';
import { SETTINGS_ID } from '../../core/shapes/settings-id';
import { TwoStepButton } from '../controls/two-step-button';
import { text } from '../format/text';
import { act } from '../state/act';
import { RECORD_PROBLEMS } from './set-aside-texts';

/** A record that did not open: its name, what is wrong, and a way to let go of it. */
export function RecordRow({ record }: { readonly record: SetAsideView }) {
  const name = record.label || text(record.id === SETTINGS_ID ? 'settings' : 'nameless_token');
  return (
    <li className="way-row">
      <div className="way-words">
        <span>{name}</span>
        <span className="quiet block">{text(RECORD_PROBLEMS[record.problem])}</span>
      </div>
      <TwoStepButton
        label={text('give_up_named', name)}
        question={text('give_up_question', name)}
        onConfirm={() => void act('record.give-up', { id: record.id })}
      >
        {text('give_up')}
      </TwoStepButton>
    </li>
  );
}
