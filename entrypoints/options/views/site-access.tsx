import { Button } from '../../../components/controls/button';
import { act } from '../../../components/state/act';
import { text } from '../../../components/text';
import { hostText, patternOrigin } from '../../../components/words/site-text';
import { useGrantedAccess } from './use-granted-access';

/** Sites that the browser lets Keybearer act on, each with a way to give that back. */
export function SiteAccess() {
  const patterns = useGrantedAccess();
  return (
    <section className="panel" aria-labelledby="access">
      <h2 id="access">{text('access_title')}</h2>
      <p className="quiet">{text('access_hint')}</p>
      {patterns.length === 0 && <p className="quiet">{text('access_none')}</p>}
      <ul className="rows">
        {patterns.map((pattern) => {
          const origin = patternOrigin(pattern);
          const host = hostText(origin ?? pattern);
          return (
            <li key={pattern} className="site-row">
              <span className="site-name mono">{host}</span>
              {origin !== null && (
                <Button
                  aria-label={text('give_back_site', host)}
                  onClick={() => void act('access.return', { origin })}
                >
                  {text('give_back')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
