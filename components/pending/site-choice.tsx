import type { SiteView } from '../../core/pages/snapshot';
import { hostText } from '../format/site-text';
import { text } from '../format/text';

interface SiteChoiceProps {
  readonly sites: readonly SiteView[];
  readonly chosen: readonly string[];
  readonly onChoose: (sites: readonly string[]) => void;
}

/** Pages that may use the token besides the address bar. Nothing is ticked for the user. */
export function SiteChoice({ sites, chosen, onChoose }: SiteChoiceProps) {
  const toggle = (origin: string, ticked: boolean) =>
    onChoose(ticked ? [...chosen, origin] : chosen.filter((other) => other !== origin));
  const tick = ({ origin, kind }: SiteView) => (
    <label key={origin} className="choice">
      <input
        type="checkbox"
        checked={chosen.includes(origin)}
        onChange={(event) => toggle(origin, event.currentTarget.checked)}
      />
      <span>
        {hostText(origin)}{' '}
        <span className="quiet">{text(kind === 'docs' ? 'site_docs' : 'site_console')}</span>
      </span>
    </label>
  );
  // The first is the likely one; the others would push the browser's question out of sight.
  const [first, ...others] = sites;
  return (
    <fieldset className="fact">
      <legend>{text('fact_also_from')}</legend>
      <div>
        {first && tick(first)}
        {others.length === 1 && others.map(tick)}
        {others.length > 1 && (
          <details className="details">
            <summary>{text('more_pages', others.length)}</summary>
            {others.map(tick)}
          </details>
        )}
      </div>
    </fieldset>
  );
}
