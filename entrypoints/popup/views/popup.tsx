import { KeyRound, Lock, PanelRight, Pause, Play, Plus, Settings } from 'lucide-react';
import { Button } from '../../../components/controls/button';
import { IconButton } from '../../../components/controls/icon-button';
import { later } from '../../../components/controls/later';
import { Menu, MenuItem } from '../../../components/controls/menu';
import { text } from '../../../components/format/text';
import { usePasteAnywhere } from '../../../components/pending/put-draft';
import { PageFrame } from '../../../components/shell/page-frame';
import { run, send } from '../../../components/state/send';
import { navigate, useUi } from '../../../components/state/store';
import { openOptions } from '../../../platform/open-options';
import { inPanel } from '../../../platform/page-place';
import { hasSidePanel, openSidePanel } from '../../../platform/side-panel';
import { ThisTab } from './this-tab';

const FirstRun = later(async () => (await import('./first-run')).FirstRun);

/** The popup, and the same page as welcome tab and as side panel. */
export function Popup() {
  usePasteAnywhere();
  return (
    <PageFrame
      actions={<PopupActions />}
      home={(snapshot) =>
        snapshot.tokens.length === 0 ? <FirstRun snapshot={snapshot} /> : <ThisTab snapshot={snapshot} />
      }
    />
  );
}

/** The header's buttons: add, pause, lock, and a menu for the rest. */
function PopupActions() {
  const snapshot = useUi((state) => state.snapshot);
  const tabId = useUi((state) => state.tab?.id);
  if (!snapshot) return null;
  const { paused, tokens } = snapshot;
  const lockable = snapshot.vault === 'passphrase';
  const panel = tabId !== undefined && hasSidePanel() && !inPanel();
  return (
    <>
      {tokens.length > 0 && (
        <>
          <Button look="plain" icon={Plus} onClick={() => navigate({ name: 'add' })}>
            {text('add')}
          </Button>
          <IconButton
            icon={paused ? Play : Pause}
            label={text(paused ? 'resume' : 'pause')}
            onClick={() => void send('pause.set', { paused: !paused })}
          />
        </>
      )}
      {lockable && (
        <IconButton icon={Lock} label={text('lock')} onClick={() => void send('vault.lock', {})} />
      )}
      <Menu label={text('more')}>
        <MenuItem icon={Settings} onChoose={() => void run(openOptions)}>
          {text('settings')}
        </MenuItem>
        {!lockable && (
          <MenuItem icon={KeyRound} onChoose={() => navigate({ name: 'passphrase' })}>
            {text('set_passphrase')}
          </MenuItem>
        )}
        {panel && (
          <MenuItem icon={PanelRight} onChoose={() => void run(() => openSidePanel(tabId))}>
            {text('open_side_panel')}
          </MenuItem>
        )}
      </Menu>
    </>
  );
}
