import { useId } from 'react';
import { text } from '../text';

interface RegionChoiceProps {
  readonly regions: readonly string[];
  /** `null` is "find out". */
  readonly chosen: string | null;
  readonly onChoose: (region: string | null) => void;
}

/** Where the account lives; unknown is the usual case. */
export function RegionChoice({ regions, chosen, onChoose }: RegionChoiceProps) {
  const name = useId();
  return (
    <fieldset className="fact">
      <legend>{text('fact_region')}</legend>
      <div className="choices">
        {[null, ...regions].map((region) => (
          <label key={region ?? ''} className="choice">
            <input type="radio" name={name} checked={region === chosen} onChange={() => onChoose(region)} />
            {region ?? text('find_out')}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
