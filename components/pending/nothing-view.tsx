import { ExternalLink } from 'lucide-react';
import type { PasteView, SeenView } from '../../core/pages/pending-view';
import { Button } from '../controls/button';
import { ViewHeading } from '../controls/view-heading';
import { seenLine, seenSentence, seenTitle } from '../format/pasted-text';
import { text } from '../format/text';
import { send } from '../state/send';
import { navigate } from '../state/store';
import { useBusy } from '../state/use-busy';
import { PasteField } from './paste-field';
import { decide } from './put-draft';

/** A paste without a token: says what was there instead, and asks for the token itself. */
export function NothingView({ paste }: { readonly paste: Extract<PasteView, { kind: 'none' }> }) {
  const { seen, waiting, replacesId } = paste;
  const [first, ...others] = seen;
  const back = async () => {
    if (waiting !== null) await decide('draft.back', {});
    else if (await send('draft.discard', {}))
      navigate(replacesId === null ? { name: 'home' } : { name: 'replace', id: replacesId });
  };
  return (
    <>
      <ViewHeading onBack={() => void back()}>{seenTitle(first ?? null)}</ViewHeading>
      {first?.text != null && (
        <code className="line">
          <bdi>{first.text}</bdi>
        </code>
      )}
      <p>{seenSentence(first ?? null, paste.readFrom)}</p>
      <PasteField first {...(replacesId === null ? {} : { replacesId })} />
      {first !== undefined && <WaysOn seen={first} index={0} />}
      {others.length > 0 && (
        <details className="details">
          <summary>{text('show_seen')}</summary>
          <ul>
            {others.map((one, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two may be alike; the index is what is answered.
              <li key={index}>
                {seenLine(one)} <WaysOn seen={one} index={index + 1} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {waiting !== null && <p className="quiet">{text('draft_waits', waiting)}</p>}
    </>
  );
}

interface WaysOnProps {
  readonly seen: SeenView;
  readonly index: number;
}

/** Where tokens are made, and the user's own word against ours. */
function WaysOn({ seen, index }: WaysOnProps) {
  const [busy, whileBusy] = useBusy();
  const take = () => whileBusy(() => decide('draft.take', { index, odd: true }));
  const page = seen.provider?.page ?? null;
  if (page === null && !seen.anyway && !seen.asBasic) return null;
  return (
    <div className="actions">
      {seen.provider !== null && page !== null && (
        <a className="button button-outlined" href={page} target="_blank" rel="noreferrer">
          <ExternalLink size={14} />
          {text('where_made', seen.provider.name)}
        </a>
      )}
      {(seen.anyway || seen.asBasic) && (
        <Button look="plain" busy={busy} onClick={take}>
          {text(seen.asBasic ? 'use_as_basic' : 'use_all_the_same')}
        </Button>
      )}
    </div>
  );
}
