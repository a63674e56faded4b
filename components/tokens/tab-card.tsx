import { useEffect, useRef } from 'react';
import type { TokenView } from '../../core/pages/snapshot';
import { reachOfTab, tabWorld } from '../../core/reach/reach';
import { later } from '../controls/later';
import { useUi } from '../state/store';
import { TokenCard } from './token-card';

const TokenChoice = later(async () => (await import('./token-choice')).TokenChoice);

/** The card of one API in this tab; with a choice when there are several tokens for it. */
export function TabCard({ tokens }: { readonly tokens: readonly TokenView[] }) {
  const tabId = useUi((state) => state.tab?.id ?? null);
  const snapshot = useUi((state) => state.snapshot);
  const used = snapshot && tokens.find((token) => reachOfTab(token, tabId, tabWorld(snapshot, tabId)).sent);
  const last = useRef<string | null>(null);
  // While none of them is on, it stays the one whose switch was just used.
  const idle = tokens.find(({ on }) => on) ?? tokens.find(({ id }) => id === last.current) ?? tokens[0];
  const shown = used ?? idle;
  useEffect(() => {
    last.current = shown?.id ?? null;
  }, [shown?.id]);
  if (!shown) return null;
  const choice =
    tokens.length > 1 ? <TokenChoice tokens={tokens} usedId={used?.id ?? null} tabId={tabId} /> : undefined;
  return <TokenCard token={shown} here choice={choice} />;
}
