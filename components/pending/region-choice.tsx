import { useId } from 'react';
import { text } from '../format/text';

interface RegionChoiceProps {
  readonly regions: readonly string[];
  /** `null` is "find out". */
  readonly chosen: string | null;
  /** The address or the name that says so, or null. */
  readonly why: string | null;
  readonly onChoose: (region: string | null) => void;
}

/** Where the account lives; unknown is the usual case. */
export function RegionChoice({ regions, chosen, why, onChoose }: RegionChoiceProps) {
  const name = useId();
  return (
    <fieldset className="fact">
      <legend>{text('fact_region')}</legend>
      <div>
        <div className="choices">
          {[null, ...regions].map((region) => (
            <label key={region ?? ''} className="choice">
              <input type="radio" name={name} checked={region === chosen} onChange={() => onChoose(region)} />
              {region ?? text('find_out')}
            </label>
          ))}
        </div>
        {why !== null && chosen !== null && <p className="quiet">{text('region_because', why, chosen)}</p>}
      </div>
    </fieldset>
  );
}
