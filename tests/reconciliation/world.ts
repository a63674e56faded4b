import { vi } from 'vitest';
import type { MessageInput, MessageName } from '../../core/messages/message-table';
import type { TokenRecord } from '../../core/token/token-record';
import { fakeToken } from '../../core/vault/testing/fake-token';
import type { TabEvents } from '../../platform/background/tabs';
import { createFakeBrowser, type FakeBrowser, type FakeRule } from '../support/fake-browser';
import { startMortalWorker, storeVault } from '../support/fake-worker';
import { readState } from './state';

export const PASSPHRASE = 'sample passphrase';
export const [API, EU, OTHER] = [
  'https://api.example.com',
  'https://eu.example.com',
  'https://api.other.com',
];
export const DOCS = 'https://docs.example.org';
/** What `draft.choose` knows of. */
export const PAGERDUTY = 'https://api.pagerduty.com';
export const FOREIGN = 'https://evil.example.net';

const KEY = { name: 'X-Api-Key', template: '{token}', encoding: 'plain' } as const;

/** For chosen tabs; the first one is, from the beginning. */
export const IN_TABS = 'token-in-tabs-01';

/** Conflicts at one host, some in part, some for chosen tabs, one with another header. */
const TOKENS: readonly TokenRecord[] = [
  fakeToken('token-automatic-1', { pathPrefix: '', allowedSites: [DOCS], origins: [API] }),
  fakeToken('token-automatic-2', { pathPrefix: '', allowedSites: [], origins: [API, EU], on: false }),
  fakeToken(IN_TABS, { pathPrefix: '', allowedSites: [], origins: [API], scope: 'chosen-tabs' }),
  fakeToken('token-in-tabs-02', {
    pathPrefix: '',
    allowedSites: [DOCS],
    origins: [EU],
    scope: 'chosen-tabs',
  }),
  fakeToken('token-other-api-1', { pathPrefix: '', allowedSites: [], origins: [OTHER], headers: [KEY] }),
];

/** A browser with the background in it, and a person who does things. */
export class World {
  readonly fake: FakeBrowser = createFakeBrowser();
  /** Secret that the rule engine takes in no new rule. */
  refused: string | null = null;
  #tabs: TabEvents | null = null;
  #alarm: ((name: string) => Promise<void>) | null = null;

  async begin(): Promise<void> {
    await storeVault(this.fake, TOKENS, PASSPHRASE);
    this.fake.granted.add(DOCS).add(PAGERDUTY);
    this.fake.tabs.push({ id: 1, url: `${API}/` }, { id: 2, url: `${DOCS}/` }, { id: 3, url: `${EU}/` });
    this.fake.refuses = (rule) => this.refused !== null && JSON.stringify(rule).includes(this.refused);
    await this.startWorker();
    await this.ask('token.choose-tab', { id: IN_TABS, tabId: 1, chosen: true });
  }

  /** A new worker; whatever the last one had under way ends at its next call. */
  async startWorker(): Promise<void> {
    startMortalWorker(this.fake);
    vi.doMock('../../platform/background/tabs', async (original) => ({
      ...(await original<object>()),
      followTabs: (events: TabEvents) => {
        this.#tabs = events;
      },
    }));
    vi.doMock('../../platform/background/alarms', async (original) => ({
      ...(await original<object>()),
      onAlarm: (callback: (name: string) => Promise<void>) => {
        this.#alarm = callback;
      },
    }));
    (await import('../../entrypoints/background/watch/watch-tabs')).watchTabs();
    (await import('../../entrypoints/background/events/on-alarm')).followAlarms();
    await (await import('../../entrypoints/background/events/start')).start();
  }

  /** A message from a page; one that is refused changes nothing. */
  async ask<N extends MessageName>(name: N, input: MessageInput<N>): Promise<void> {
    const { ready } = await import('../../entrypoints/background/start/ready');
    const { HANDLERS } = await import('../../entrypoints/background/events/messages');
    await ready();
    const handle = HANDLERS[name] as (given: MessageInput<N>) => Promise<unknown>;
    await handle(input).catch((error: unknown) => {
      // By its name: each worker has a class of its own.
      if (!(error instanceof Error) || !('code' in error)) throw error;
    });
  }

  /** Ids of what is stored, in order; none while locked. */
  async ids(): Promise<readonly string[]> {
    return (await readState(this.fake)).tokens.map(({ id }) => id);
  }

  /** Pastes a token and keeps it untested, as a new one or in the place of another. */
  async paste(secret: string, replacesId: string | null): Promise<void> {
    await this.ask('draft.put', { text: secret, tabOrigin: null, replacesId });
    if (replacesId === null)
      await this.ask('draft.choose', { providerId: 'pagerduty', region: 'US', allowedSites: [] });
    await this.ask('draft.finish', { how: 'without-test' });
  }

  /** Somebody changes the browser's rules behind our back; the next worker sees it. */
  async meddle(at: number, ...make: readonly ((rule: FakeRule) => FakeRule | null)[]): Promise<void> {
    const rules = [...this.fake.rules.values()];
    const rule = rules[at % Math.max(1, rules.length)];
    if (rule === undefined) return;
    this.fake.rules.delete(rule.id);
    for (const made of make.map((change) => change(rule)))
      if (made !== null) this.fake.rules.set(made.id, made);
    await this.startWorker();
  }

  /** From now the engine takes no new rule of one token, or of none; the next worker tries again. */
  async refuse(at: number | null): Promise<void> {
    const { tokens } = await readState(this.fake);
    this.refused = at === null ? null : (tokens[at % Math.max(1, tokens.length)]?.secret ?? null);
    await this.startWorker();
  }

  async navigate(id: number, url: string): Promise<void> {
    const tab = this.fake.tabs.find((each) => each.id === id);
    if (tab === undefined) return;
    tab.url = url;
    const page = { url: this.#isSeen(url) ? url : null, nextUrl: null, loaded: true };
    await this.#tabs?.navigated(id, page);
  }

  async close(id: number): Promise<void> {
    const at = this.fake.tabs.findIndex((each) => each.id === id);
    if (at < 0) return;
    this.fake.tabs.splice(at, 1);
    await this.#tabs?.closed(id);
  }

  async setAccess(origin: string, given: boolean): Promise<void> {
    if (given) this.fake.granted.add(origin);
    else this.fake.granted.delete(origin);
    const { onAccess } = await import('../../entrypoints/background/events/on-access');
    await onAccess(given ? [`${origin}/*`] : []);
  }

  /** Lets time pass; what is due on the way goes off. A clock that is set back lets nothing go off but the beat. */
  async setClock(by: number): Promise<void> {
    vi.setSystemTime(Date.now() + by);
    const due = [...this.fake.alarms].filter(([name, at]) => name === 'beat' || at <= Date.now());
    for (const [name] of due.sort(([, one], [, other]) => one - other)) {
      if (name !== 'beat') this.fake.alarms.delete(name);
      await this.#alarm?.(name);
    }
  }

  /** What a browser keeps over a reload of the extension: its rules, and what is on the disk. */
  async reload(keepsRules: boolean): Promise<void> {
    this.fake.session.clear();
    this.fake.alarms.clear();
    if (!keepsRules) this.fake.rules.clear();
    await this.startWorker();
  }

  /** Does something, and the worker dies at one of its calls. @returns whether there were that many */
  async killedIn(work: () => Promise<void>, call: number): Promise<boolean> {
    const died = this.fake.dieAtCall(call).then(() => true);
    const isDead = await Promise.race([work().then(() => false), died]);
    await this.startWorker();
    return isDead;
  }

  #isSeen(url: string): boolean {
    return this.fake.granted.has(new URL(url).origin);
  }
}
