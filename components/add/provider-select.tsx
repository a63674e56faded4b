import { useId } from 'react';
import type { DraftView, ProviderView } from '../../core/snapshot/snapshot';
import { type TextKey, text } from '../text';

interface ProviderSelectProps {
  readonly providers: readonly ProviderView[];
  readonly chosen: string | null;
  readonly suggestedBy: DraftView['suggestedBy'];
  readonly onChoose: (id: string) => void;
}

const WHY: Readonly<Record<'tab' | 'variable' | 'shape', TextKey>> = {
  tab: 'suggested_by_tab',
  variable: 'suggested_by_variable',
  shape: 'suggested_by_shape',
};

/** Which API a token is for, and why this one is suggested. */
export function ProviderSelect({ providers, chosen, suggestedBy, onChoose }: ProviderSelectProps) {
  const id = useId();
  const sorted = providers.toSorted((one, other) => one.name.localeCompare(other.name));
  return (
    <div className="fact">
      <label htmlFor={id}>{text('fact_for')}</label>
      <div>
        <select
          id={id}
          className="input"
          value={chosen ?? ''}
          onChange={(event) => onChoose(event.currentTarget.value)}
        >
          <option value="" disabled>
            {text('choose_api')}
          </option>
          {sorted.map((provider) => (
            <option key={provider.id} value={provider.id}>
              {provider.name}
            </option>
          ))}
        </select>
        {suggestedBy !== null && suggestedBy !== 'user' && (
          <div className="quiet">{text(WHY[suggestedBy])}</div>
        )}
      </div>
    </div>
  );
}
