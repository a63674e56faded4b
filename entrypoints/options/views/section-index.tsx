import { countText, type TextKey, text } from '../../../components/format/text';
import { navigate, useUi } from '../../../components/state/store';
import { useNow } from '../../../components/state/use-now';
import type { Snapshot } from '../../../core/pages/snapshot';
import { hrefOf, SECTIONS, type Section, usePlace } from '../place';
import { fits } from './tokens/token-order';

const NAMES: Readonly<Record<Section, TextKey>> = {
  tokens: 'index_tokens',
  providers: 'index_providers',
  unlocking: 'index_unlocking',
  sending: 'index_sending',
  backup: 'index_backup',
  activity: 'index_activity',
  about: 'index_about',
};

/** What a section is called. */
export function sectionName(section: Section): string {
  return text(NAMES[section]);
}

/** The sections, beside every view. A dot says that one asks for something. */
export function SectionIndex({ snapshot }: { readonly snapshot: Snapshot }) {
  const { section } = usePlace();
  const isHome = useUi(({ view }) => view.name === 'home');
  const now = useNow();
  const { tokens, backup } = snapshot;
  const asks: Readonly<Partial<Record<Section, boolean>>> = {
    tokens: tokens.some((token) => fits(token, 'refused', now) || fits(token, 'expiring', now)),
    backup: backup.due || snapshot.setAside.length > 0,
    unlocking: snapshot.recoveryUsed,
  };
  return (
    <nav className="index" aria-label={text('index_label')}>
      <ul>
        {SECTIONS.map((each) => (
          <li key={each}>
            <a
              href={hrefOf(each)}
              aria-current={each === section ? 'page' : undefined}
              // The address may not change, where another view stands in the way of this section.
              onClick={() => each === section && isHome === false && navigate({ name: 'home' })}
            >
              <span>{sectionName(each)}</span>
              {asks[each] && (
                <span className="index-dot">
                  <span className="unseen">{text('index_asks')}</span>
                </span>
              )}
              {each === 'tokens' && tokens.length > 0 && (
                <span className="index-count quiet">{countText(tokens.length)}</span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
