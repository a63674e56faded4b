import type { SiteView } from '../../core/snapshot/snapshot';
import { text } from '../text';
import { hostText } from '../words/site-text';

interface SiteChoiceProps {
  readonly sites: readonly SiteView[];
  readonly chosen: readonly string[];
  readonly onChoose: (sites: readonly string[]) => void;
}

/** Pages that may use the token besides the address bar. Nothing is ticked for the user. */
export function SiteChoice({ sites, chosen, onChoose }: SiteChoiceProps) {
  return (
    <fieldset className="fact">
      <legend>{text('fact_also_from')}</legend>
      <div>
        {sites.map(({ origin, kind }) => (
          <label key={origin} className="choice">
            <input
              type="checkbox"
              checked={chosen.includes(origin)}
              onChange={(event) =>
                onChoose(
                  event.currentTarget.checked
                    ? [...chosen, origin]
                    : chosen.filter((other) => other !== origin),
                )
              }
            />
            <span>
              {hostText(origin)}{' '}
              <span className="quiet">{text(kind === 'docs' ? 'site_docs' : 'site_console')}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
