import { useEffect, useState } from 'react';
import { Button } from '../../../components/controls/button';
import { Notice } from '../../../components/controls/notice';
import { hostText } from '../../../components/format/site-text';
import { listText, text } from '../../../components/format/text';
import { send } from '../../../components/state/send';
import { patternOrigin } from '../../../core/token/pattern-origin';
import { followAccess, grantedAccess } from '../../../platform/access';

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
              onClick={() => void send('access.return', { origin })}
            >
              {text('give_back')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** All patterns that are granted now, in the order of their names. */
function useGrantedAccess(): readonly string[] {
  const [patterns, setPatterns] = useState<readonly string[]>([]);
  useEffect(() => {
    const stop = new AbortController();
    const ask = () =>
      void grantedAccess().then((granted) => {
        if (!stop.signal.aborted) setPatterns(granted.toSorted());
      });
    ask();
    followAccess(ask, stop.signal);
    return () => stop.abort();
  }, []);
  return patterns;
}

/** What a pattern that names no single host stands for, in words. */
function broadText(pattern: string): string {
  const [, domain] = /^[^:]+:\/\/\*\.([^*/]+)\/\*$/.exec(pattern) ?? [];
  if (domain !== undefined) return text('access_names_below', domain);
  const all = pattern === '<all_urls>' || /^[^:]+:\/\/\*\//.test(pattern);
  return all ? text('access_all_sites') : pattern;
}
