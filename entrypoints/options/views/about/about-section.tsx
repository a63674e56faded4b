import { Button } from '../../../../components/controls/button';
import { type TextKey, text } from '../../../../components/format/text';
import { run } from '../../../../components/state/send';
import { announce } from '../../../../components/state/store';
import type { Snapshot } from '../../../../core/pages/snapshot';
import { browserText, extensionVersion } from '../../../../platform/about-extension';
import { copyText } from '../../../../platform/copy-text';

const PROMISES: readonly TextKey[] = [
  'about_promise_disk',
  'about_promise_hosts',
  'about_promise_pages',
  'about_promise_lock',
  'about_promise_network',
];
const KEYS: readonly TextKey[] = [
  'about_keys_sections',
  'about_keys_search',
  'about_keys_back',
  'about_keys_table',
];

/** Which version this is, what it promises, and what a bug report needs. */
export function AboutSection({ snapshot }: { readonly snapshot: Snapshot }) {
  const copy = () =>
    run(async () => {
      await copyText(detailsOf(snapshot));
      announce(text('about_copied'), true);
    });
  return (
    <>
      <section className="panel" aria-labelledby="promises">
        <p>{text('about_version', extensionVersion())}</p>
        <h2 id="promises">{text('about_promises')}</h2>
        <ul className="bullets">
          {PROMISES.map((key) => (
            <li key={key}>{text(key)}</li>
          ))}
        </ul>
      </section>
      <section className="panel" aria-labelledby="keys">
        <h2 id="keys">{text('about_keys')}</h2>
        <ul className="bullets">
          {KEYS.map((key) => (
            <li key={key}>{text(key)}</li>
          ))}
        </ul>
      </section>
      <section className="panel" aria-labelledby="report">
        <h2 id="report">{text('about_report')}</h2>
        <p className="quiet">{text('about_report_hint')}</p>
        <div className="actions">
          <Button onClick={() => void copy()}>{text('about_copy')}</Button>
        </div>
      </section>
      <section className="panel" aria-labelledby="licence">
        <h2 id="licence">{text('about_licence')}</h2>
        <p>{text('about_licence_text')}</p>
      </section>
    </>
  );
}

/** In English, for anyone who reads the report. Counts and words from fixed lists only: no name, host or account. */
export function detailsOf({ vault, paused, tokens, ways, settings, setAside, incomplete }: Snapshot): string {
  return [
    `Keybearer ${extensionVersion()}`,
    browserText(),
    `Vault: ${vault}${incomplete ? ', incomplete' : ''}; unlocked by: ${list(ways.map(({ kind }) => kind))}`,
    `Tokens: ${tokens.length}; set aside: ${setAside.length}; paused: ${paused}`,
    `Status: ${list(tokens.map(({ status }) => status))}`,
    `Last tests: ${list(tokens.map(({ test }) => test?.outcome ?? 'none'))}`,
    `Own visits only: ${settings.ownVisitsOnly}; idle: ${settings.idleMinutes}; longest: ${settings.maxSessionMinutes}`,
  ].join('\n');
}

/** `sent 3, off 1`. */
function list(words: readonly string[]): string {
  const each = [...new Set(words)].toSorted();
  return each.map((word) => `${word} ${words.filter((other) => other === word).length}`).join(', ') || 'none';
}
