import { Copy, Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import type { TokenView } from '../../core/pages/snapshot';
import { openOptions } from '../../platform/open-options';
import { Button } from '../controls/button';
import { ProblemNotice } from '../controls/notice';
import { ViewHeading } from '../controls/view-heading';
import { text } from '../format/text';
import { run } from '../state/send';
import { announce, navigate, store } from '../state/store';
import { useBusy } from '../state/use-busy';
import { useClipboardAccess } from '../state/use-clipboard-access';
import { curlCommand } from '../tokens/curl-command';
import { useNames } from '../tokens/token-name';
import { copySecret, revealSecrets, useShownSecret } from './use-shown-secret';

/** Shows one token for some seconds, or copies it. */
export function RevealView({ token }: { readonly token: TokenView }) {
  const name = useNames()(token);
  const { element, secondsLeft, show, hide } = useShownSecret();
  const [copied, setCopied] = useState(false);
  const [busy, whileBusy] = useBusy();
  const shown = secondsLeft !== null;

  const reveal = () => whileBusy(() => run(async () => show(shownText(await revealSecrets(token.id)))));
  const copy = (make: (secrets: Awaited<ReturnType<typeof revealSecrets>>) => string) =>
    whileBusy(async () => {
      setCopied(false);
      if (!(await run(async () => copySecret(make(await revealSecrets(token.id)))))) return;
      setCopied(true);
      announce(text('copied'));
    });
  const asCurl = (secrets: Readonly<Record<string, string>>) =>
    curlCommand(token, store.getState().tab?.url ?? null, secrets);
  return (
    <>
      <ViewHeading onBack={() => navigate({ name: 'home' })}>{text('reveal_title', name)}</ViewHeading>
      <ProblemNotice />
      <div className="stack-tight">
        <output ref={element} className="shown-secret" aria-label={text('reveal_label')} hidden={!shown} />
        <p className="quiet">
          {shown ? text('reveal_hides_in', secondsLeft) : text('reveal_hint', token.lastFour)}
        </p>
      </div>
      <div className="actions">
        <Button icon={shown ? EyeOff : Eye} busy={busy} onClick={shown ? hide : reveal}>
          {text(shown ? 'reveal_hide' : 'reveal_show')}
        </Button>
        <Button icon={Copy} busy={busy} onClick={() => copy(({ token: secret }) => secret)}>
          {text('copy_token')}
        </Button>
        <Button icon={Copy} busy={busy} onClick={() => copy(asCurl)}>
          {text('copy_curl_with_token')}
        </Button>
      </div>
      {copied && <p className="tone-good">{text('copied')}</p>}
      <ClipboardNote />
    </>
  );
}

/** The token; further secrets stand below it, each behind its name. */
function shownText({ token, ...fields }: Readonly<Record<string, string>>): string {
  return [token, ...Object.entries(fields).map(([name, value]) => `${name}: ${value}`)].join('\n');
}

/** The fate of a copied token: who keeps it, and whether it is cleared. */
function ClipboardNote() {
  const clears = useClipboardAccess();
  const openSettings = () => {
    // On the settings page itself the switch is on its home.
    navigate({ name: 'home' });
    void run(openOptions);
  };
  return (
    <div className="stack-tight quiet">
      <p>{text('clipboard_histories')}</p>
      {clears !== null && <p>{text(clears ? 'clipboard_is_cleared' : 'clipboard_is_not_cleared')}</p>}
      {clears === false && (
        <div className="actions">
          <Button look="link" onClick={openSettings}>
            {text('clipboard_allow')}
          </Button>
        </div>
      )}
    </div>
  );
}
