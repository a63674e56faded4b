import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { ChromiumSession } from '../../support/chromium';
import { until } from '../../support/until';

/** Milliseconds. */
const LONGEST_ANSWER = 5_000;

/** What a message answers with. */
export interface Reply {
  readonly ok: boolean;
  readonly value?: unknown;
  readonly code?: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** The parts of a token's view that tests look at. */
export interface TokenSeen {
  readonly id: string;
  readonly label: string;
  readonly on: boolean;
  readonly status: string;
  readonly region: string | null;
  readonly origins: readonly string[];
  readonly chosenTabs: readonly number[];
  readonly allowedSites: readonly string[];
  readonly sentInTab: Readonly<Record<string, { count: number; lastStatus: number | null }>>;
  readonly test: {
    readonly outcome: string;
    readonly reason: string | null;
    readonly status: number | null;
    readonly message: string | null;
    readonly region: string | null;
    readonly identity: { readonly kind: string; readonly text: string } | null;
    readonly callsLeft: number | null;
    readonly wait: number | null;
  } | null;
  readonly revocation: {
    readonly nextCheckAt: number | null;
    readonly call: { readonly lines: readonly string[] } | null;
  } | null;
}

export interface SnapshotSeen {
  readonly state: 'open';
  readonly vault: string;
  readonly paused: boolean;
  readonly tokens: readonly TokenSeen[];
  readonly draft: { readonly id: string; readonly state: string; readonly lastFour: string } | null;
  readonly revoked: { readonly providerName: string } | null;
  readonly removed: { readonly label: string } | null;
}

export interface NewToken {
  readonly providerId: string;
  readonly secret: string;
  /** What the user types beside it, by name. */
  readonly fields?: Readonly<Record<string, string>>;
  readonly region?: string | null;
  readonly allowedSites?: readonly string[];
  readonly how?: 'test' | 'without-test' | 'without-sending';
}

/** The product as its own pages use it. */
export interface Keybearer {
  readonly page: Page;
  send(name: string, input?: unknown): Promise<Reply>;
  /** Sends a message that has to succeed. */
  ask(name: string, input?: unknown): Promise<unknown>;
  /** Null while locked. */
  snapshot(): Promise<SnapshotSeen | null>;
  /** Adds a token and waits until it is in the list. @returns its view */
  add(token: NewToken): Promise<TokenSeen>;
  token(id: string): Promise<TokenSeen>;
  /** The browser's id of a tab, by its address. */
  tabId(tab: Page): Promise<number>;
}

/** What lies in `storage.session` for pages, as far as tests look at it. */
interface Published {
  readonly snapshot?: SnapshotSeen | { readonly state: 'locked' };
  /** By tab id, then by token id. */
  readonly sent?: Readonly<Record<string, Readonly<Record<string, TokenSeen['sentInTab'][string]>>>>;
}

/** What was sent lies beside the tokens; tests find it in them. */
function withSent(snapshot: SnapshotSeen, sent: NonNullable<Published['sent']>): SnapshotSeen {
  const tokens = snapshot.tokens.map((token) => {
    const tabs = Object.entries(sent).flatMap(([tabId, { [token.id]: seen }]) =>
      seen ? [[tabId, seen]] : [],
    );
    return { ...token, sentInTab: Object.fromEntries(tabs) };
  });
  return { ...snapshot, tokens };
}

export async function keybearerOf(session: ChromiumSession): Promise<Keybearer> {
  const page = await session.openPopupPage();
  const send = (name: string, input: unknown = {}): Promise<Reply> =>
    page.evaluate((message) => globalThis.chrome.runtime.sendMessage(message), { name, input });
  const ask = async (name: string, input?: unknown): Promise<unknown> => {
    const reply = await send(name, input);
    if (!reply.ok) throw new Error(`${name}: ${reply.code} ${JSON.stringify(reply.params)}`);
    return reply.value;
  };
  const snapshot = async (): Promise<SnapshotSeen | null> => {
    const published = (await page.evaluate('chrome.storage.session.get(["snapshot", "sent"])')) as Published;
    return published.snapshot?.state !== 'open' ? null : withSent(published.snapshot, published.sent ?? {});
  };
  const token = async (id: string): Promise<TokenSeen> => {
    const found = (await snapshot())?.tokens.find((candidate) => candidate.id === id);
    if (found === undefined) throw new Error('no such token in the snapshot');
    return found;
  };
  // What is sent while the browser restarts the extension may be answered never; a background that hangs
  // answers the next one no better.
  const answered = () => Promise.race([send('vault.status'), pause(LONGEST_ANSWER, { ok: false })]);
  await until('the first snapshot or a lock', async () => (await answered()).ok, { timeout: 20_000 });
  return {
    page,
    send,
    ask,
    snapshot,
    token,
    async add({ providerId, secret, fields = {}, region = null, allowedSites = [], how = 'test' }) {
      const before = new Set((await snapshot())?.tokens.map(({ id }) => id));
      await ask('draft.put', { text: secret, tabOrigin: null, replacesId: null });
      await ask('draft.choose', { providerId, region, allowedSites });
      const { draft } = (await snapshot()) ?? {};
      if (draft && Object.keys(fields).length > 0) await ask('draft.set', { id: draft.id, fields });
      await ask('draft.finish', { how });
      return until('the new token', async () => (await snapshot())?.tokens.find(({ id }) => !before.has(id)));
    },
    async tabId(tab) {
      const url = tab.url();
      const id = await page.evaluate(
        async (wanted) => (await globalThis.chrome.tabs.query({})).find((each) => each.url === wanted)?.id,
        url,
      );
      if (id === undefined) throw new Error(`no tab shows ${url}`);
      return id;
    },
  };
}
