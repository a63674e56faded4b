import { Button } from '../../../components/controls/button';
import { Notice } from '../../../components/controls/notice';
import { broadText } from '../../../components/format/broad-text';
import { listText } from '../../../components/format/list-text';
import { hostText } from '../../../components/format/site-text';
import { text } from '../../../components/format/text';
import { act } from '../../../components/state/act';
import { patternOrigin } from '../../../core/token/access-pattern';
import { useGrantedAccess } from './use-granted-access';

/** Sites that the browser lets Keybearer act on, each with a way to give that back; and what is broader than asked. */
export function SiteAccess() {
  const patterns = useGrantedAccess();
  const origins = patterns.flatMap((pattern) => patternOrigin(pattern) ?? []);
  // Two patterns may mean the same to a person.
  const broad = new Set(patterns.filter((pattern) => patternOrigin(pattern) === null).map(broadText));
  return (
    <section className="panel" aria-labelledby="access">
      <h2 id="access">{text('access_title')}</h2>
      <p className="quiet">{text('access_hint')}</p>
      {broad.size > 0 && <Notice tone="warning">{text('access_broad', listText([...broad]))}</Notice>}
      {patterns.length === 0 && <p className="quiet">{text('access_none')}</p>}
      <ul className="rows">
        {origins.map((origin) => (
          <li key={origin} className="site-row">
            <span className="site-name mono">{hostText(origin)}</span>
            <Button
              aria-label={text('give_back_site', hostText(origin))}
              onClick={() => void act('access.return', { origin })}
            >
              {text('give_back')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
