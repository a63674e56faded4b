import { Lock } from 'lucide-react';
import { useEffect } from 'react';
import { Button } from '../../../components/controls/button';
import { later } from '../../../components/controls/later';
import { ProblemNotice } from '../../../components/controls/notice';
import { text } from '../../../components/format/text';
import { PageFrame } from '../../../components/shell/page-frame';
import { WaitingNotices } from '../../../components/shell/waiting-notices';
import { send } from '../../../components/state/send';
import { useUi } from '../../../components/state/store';
import type { Snapshot } from '../../../core/pages/snapshot';
import { goToPlace } from '../../../platform/page-place';
import { hrefOf, leaveFor, SECTIONS, usePlace } from '../place';
import { ActivitySection } from './activity-section';
import { BackupSection } from './backup/backup-section';
import { ClipboardSetting } from './clipboard-setting';
import { LockSettings } from './lock-settings';
import { ProviderList } from './providers/provider-list';
import { ProvidersSection } from './providers/providers-section';
import { SectionHeading } from './section-heading';
import { SectionIndex, sectionName } from './section-index';
import { SendingSettings } from './sending-settings';
import { SetAsideSection } from './set-aside-section';
import { SiteAccess } from './site-access';
import { forgetList } from './tokens/list-state';
import { TokensSection } from './tokens/tokens-section';
import { UnlockMethodsSection } from './unlock-methods-section';

const TokenPage = later(async () => (await import('./tokens/token-page')).TokenPage);
const ProviderPage = later(async () => (await import('./providers/provider-page')).ProviderPage);
const AboutSection = later(async () => (await import('./about/about-section')).AboutSection);

/** The options page: sections, with an index beside them. */
export function Options() {
  useKeys();
  useEscape();
  const locked = useUi((state) => state.locked !== null);
  useEffect(() => {
    if (locked) forgetList();
  }, [locked]);
  return (
    <PageFrame
      actions={<OptionsActions />}
      beside={(snapshot) => <SectionIndex snapshot={snapshot} />}
      home={(snapshot) => <OptionsHome snapshot={snapshot} />}
    />
  );
}

/** The section that the address names, or the page of one token or one provider. */
function OptionsHome({ snapshot }: { readonly snapshot: Snapshot }) {
  const { section, page, part } = usePlace();
  const view = useUi((state) => state.view);
  const token = section === 'tokens' && page !== null ? snapshot.tokens.find(({ id }) => id === page) : null;
  const isGone = token === undefined;
  useEffect(() => {
    if (isGone) leaveFor('tokens');
  }, [isGone]);
  // Behind the focus of the section's own heading.
  useEffect(() => {
    const heading = view.name === 'home' && part !== null && document.getElementById(part);
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus();
  }, [view, part]);
  if (token) return <TokenPage key={token.id} token={token} />;
  if (section === 'providers' && page !== null) return <ProviderPage key={page} id={page} />;
  return (
    <>
      <SectionHeading key={section}>{sectionName(section)}</SectionHeading>
      <WaitingNotices snapshot={snapshot} withBackup={section !== 'tokens' && section !== 'backup'} />
      <ProblemNotice />
      {section === 'tokens' && <TokensSection snapshot={snapshot} />}
      {section === 'providers' && (
        <>
          <ProvidersSection snapshot={snapshot} />
          <ProviderList />
        </>
      )}
      {section === 'unlocking' && (
        <>
          <UnlockMethodsSection snapshot={snapshot} />
          <LockSettings snapshot={snapshot} />
        </>
      )}
      {section === 'sending' && (
        <>
          <SendingSettings settings={snapshot.settings} />
          <SiteAccess />
          <ClipboardSetting />
        </>
      )}
      {section === 'backup' && (
        <>
          <BackupSection snapshot={snapshot} />
          <SetAsideSection snapshot={snapshot} />
        </>
      )}
      {section === 'activity' && <ActivitySection />}
      {section === 'about' && <AboutSection snapshot={snapshot} />}
    </>
  );
}

/** The header's only button here, where there is something to lock. */
function OptionsActions() {
  const lockable = useUi((state) => state.snapshot?.vault === 'passphrase');
  if (!lockable) return null;
  return (
    <Button look="plain" icon={Lock} onClick={() => void send('vault.lock', {})}>
      {text('lock')}
    </Button>
  );
}

/** A figure goes to that section, a slash to the search of this one. Not while something is typed or asked. */
function useKeys(): void {
  const isHome = useUi(({ view, snapshot }) => view.name === 'home' && snapshot !== null);
  useEffect(() => {
    if (!isHome) return;
    const stop = new AbortController();
    const onKey = (event: globalThis.KeyboardEvent) => {
      const from = event.target instanceof Element ? event.target : document.body;
      const isTaken = event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey;
      if (isTaken || from.closest('input:not([type=checkbox]), textarea, select, dialog, [popover]')) return;
      const section = /^[1-9]$/.test(event.key) ? SECTIONS[Number(event.key) - 1] : undefined;
      const search =
        event.key === '/' ? document.querySelector<HTMLInputElement>('input[type=search]') : null;
      if (section !== undefined) goToPlace(hrefOf(section).slice(1));
      else if (search !== null) search.focus();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey, { signal: stop.signal });
    return () => stop.abort();
  }, [isHome]);
}

/** Escape leaves a view or a page of a section, as its arrow does. Not while something is typed or open over it. */
function useEscape(): void {
  useEffect(() => {
    const stop = new AbortController();
    const onKey = ({ key, target, defaultPrevented }: globalThis.KeyboardEvent) => {
      const isTyped = target instanceof HTMLInputElement && target.type !== 'checkbox' && target.value !== '';
      const isOver = document.querySelector('dialog[open], :popover-open') !== null;
      if (key !== 'Escape' || defaultPrevented || isTyped || isOver) return;
      document.querySelector<HTMLElement>('.view-heading > .icon-button')?.click();
    };
    document.addEventListener('keydown', onKey, { signal: stop.signal });
    return () => stop.abort();
  }, []);
}
