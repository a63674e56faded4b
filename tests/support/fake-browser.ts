import { type FakeEvent, fakeEvent } from './fake-event';
import { fakeOffscreen } from './fake-offscreen';
import { fakeStorageArea } from './fake-storage-area';

export interface FakeRule {
  readonly id: number;
  readonly priority: number;
  readonly action: unknown;
  readonly condition: unknown;
}

/** As much of a browser as the background needs, in memory. Its state outlives a worker, as the real one's does. */
export interface FakeBrowser {
  /** Stands for `browser` of `platform/browser.ts`. */
  readonly api: object;
  readonly local: Map<string, unknown>;
  readonly session: Map<string, unknown>;
  readonly rules: Map<number, FakeRule>;
  /** By name: when it goes off. Milliseconds since 1970. */
  readonly alarms: Map<string, number>;
  /** Origins with access. */
  readonly granted: Set<string>;
  /** Optional permissions that the user gave. */
  readonly permissions: Set<string>;
  /** What the clipboard holds. */
  readonly clipboard: { text: string };
  readonly tabs: { id: number; url: string; incognito?: boolean; openerTabId?: number }[];
  /** Of the one window that there is. */
  windowType: 'normal' | 'popup';
  /** Addresses that tabs were sent to. */
  readonly visited: { readonly id: number; readonly url: string }[];
  /** Whether the user lets the extension into private windows. */
  seesPrivate: boolean;
  /** Badge texts by tab id. */
  readonly badges: Map<number, string>;
  /** Origins whose stored answers were dropped, in order. */
  readonly purged: string[];
  /** Calls of changing functions of the rule engine: how many rules went and came. */
  readonly ruleChanges: { readonly removed: number; readonly added: number }[];
  readonly idle: { state: 'active' | 'idle' | 'locked'; threshold: number };
  readonly events: Readonly<
    Record<'command' | 'idle' | 'alarm' | 'activated' | 'removed' | 'updated' | 'created', FakeEvent>
  >;
  /** How many rules the engine takes. */
  mostRules: number;
  /** Rules that the engine does not take. */
  refuses: (rule: FakeRule) => boolean;
  /** What `storage.local.set` throws. */
  localFails: Error | null;
  /** The key of `storage.session` for which there is no room. */
  fullSession: string | null;
  /** Something happens right before this call from now. */
  beforeCall(count: number, happen: () => void): void;
  /** The worker dies at this call from now: it and all later ones never come back. */
  dieAtCall(count: number): Promise<void>;
  /** A new worker may call again. @returns how many calls the last one made */
  revive(): number;
}

export function createFakeBrowser(): FakeBrowser {
  let calls = 0;
  let deadline = Number.POSITIVE_INFINITY;
  let dead: () => void = () => {};
  let interrupted = 0;
  let happens: () => void = () => {};
  /** Every call of the fake goes through here. */
  const call = async <T>(work: () => T): Promise<T> => {
    calls += 1;
    if (calls === interrupted) happens();
    if (calls >= deadline) {
      dead();
      return new Promise<T>(() => {});
    }
    return work();
  };
  const events = {
    command: fakeEvent(),
    idle: fakeEvent(),
    alarm: fakeEvent(),
    activated: fakeEvent(),
    removed: fakeEvent(),
    updated: fakeEvent(),
    created: fakeEvent(),
    other: fakeEvent(),
  };
  const fake: Omit<FakeBrowser, 'api'> = {
    local: new Map(),
    session: new Map(),
    rules: new Map(),
    alarms: new Map(),
    granted: new Set(),
    permissions: new Set(),
    clipboard: { text: '' },
    tabs: [],
    visited: [],
    windowType: 'normal',
    seesPrivate: false,
    badges: new Map(),
    purged: [],
    ruleChanges: [],
    idle: { state: 'active', threshold: 60 },
    events,
    mostRules: 5000,
    refuses: () => false,
    localFails: null,
    fullSession: null,
    beforeCall(count, happen) {
      calls = 0;
      interrupted = count;
      happens = happen;
    },
    dieAtCall: (count) =>
      new Promise((done) => {
        calls = 0;
        deadline = count;
        dead = done;
      }),
    revive() {
      const made = calls;
      calls = 0;
      interrupted = 0;
      deadline = Number.POSITIVE_INFINITY;
      return made;
    },
  };
  const api = {
    runtime: {
      id: 'fake-extension',
      getURL: (path: string) => `chrome-extension://fake-extension${path}`,
      onInstalled: events.other,
      onStartup: events.other,
      onMessage: events.other,
    },
    i18n: { getMessage: (key: string) => key, getUILanguage: () => 'en' },
    storage: {
      local: fakeStorageArea(fake.local, call, () => fake.localFails),
      session: fakeStorageArea(fake.session, call, (keys) =>
        keys.includes(fake.fullSession ?? '') ? new Error('Session storage quota bytes exceeded.') : null,
      ),
      onChanged: events.other,
    },
    alarms: {
      create: (name: string, { when, periodInMinutes }: { when?: number; periodInMinutes?: number }) =>
        call(() => void fake.alarms.set(name, when ?? Date.now() + (periodInMinutes ?? 0) * 60_000)),
      clear: (name: string) => call(() => fake.alarms.delete(name)),
      onAlarm: events.alarm,
    },
    idle: {
      setDetectionInterval(seconds: number) {
        fake.idle.threshold = seconds;
      },
      queryState: () => call(() => fake.idle.state),
      onStateChanged: events.idle,
    },
    permissions: {
      contains: ({ origins = [], permissions = [] }: { origins?: string[]; permissions?: string[] }) =>
        call(
          () =>
            origins.every((pattern) => fake.granted.has(originOf(pattern))) &&
            permissions.every((name) => fake.permissions.has(name)),
        ),
      getAll: () => call(() => ({ origins: [...fake.granted].map((origin) => `${origin}/*`) })),
      remove: ({ origins = [] }: { origins?: string[] }) =>
        call(() => origins.every((pattern) => fake.granted.delete(originOf(pattern)))),
      onAdded: events.other,
      onRemoved: events.other,
    },
    tabs: {
      query: () => call(() => fake.tabs.map((tab) => ({ incognito: false, ...tab }))),
      get: (id: number) =>
        call(() => {
          const tab = fake.tabs.find((each) => each.id === id);
          return tab && { windowId: 1, ...tab };
        }),
      create: ({ url }: { url: string }) => call(() => addTab(fake.tabs, url)),
      update: (id: number, { url }: { url: string }) => call(() => void fake.visited.push({ id, url })),
      reload: () => call(() => undefined),
      onUpdated: events.updated,
      onActivated: events.activated,
      onRemoved: events.removed,
      onCreated: events.created,
      onReplaced: events.other,
    },
    windows: { get: () => call(() => ({ type: fake.windowType })) },
    extension: { isAllowedIncognitoAccess: () => call(() => fake.seesPrivate) },
    action: {
      setBadgeText: ({ tabId = -1, text }: { tabId?: number; text: string }) =>
        call(() => void fake.badges.set(tabId, text)),
      setBadgeBackgroundColor: () => call(() => undefined),
      setTitle: () => call(() => undefined),
    },
    offscreen: fakeOffscreen(fake.clipboard, call),
    commands: { onCommand: events.command },
    browsingData: {
      remove: ({ origins = [] }: { origins?: string[] }) => call(() => void fake.purged.push(...origins)),
    },
    webRequest: {
      OnSendHeadersOptions: { REQUEST_HEADERS: 'requestHeaders', EXTRA_HEADERS: 'extraHeaders' },
      onSendHeaders: events.other,
      onHeadersReceived: events.other,
      onErrorOccurred: events.other,
    },
    declarativeNetRequest: {
      RuleConditionKeys: { TOP_DOMAINS: 'topDomains' },
      MAX_NUMBER_OF_SESSION_RULES: 5000,
      getSessionRules: () => call(() => [...fake.rules.values()]),
      updateSessionRules: (change: { removeRuleIds?: number[]; addRules?: FakeRule[] }) =>
        call(() => changeRules(fake, change)),
    },
  };
  return Object.assign(fake, { api });
}

/** All or nothing, as the engine does it. */
function changeRules(
  fake: Omit<FakeBrowser, 'api'>,
  { removeRuleIds = [], addRules = [] }: { removeRuleIds?: number[]; addRules?: FakeRule[] },
): void {
  const after = new Map(fake.rules);
  for (const id of removeRuleIds) after.delete(id);
  for (const rule of addRules) {
    if (after.has(rule.id)) throw new Error(`Rule with id ${rule.id} does not have a unique ID.`);
    if (fake.refuses(rule)) throw new Error(`Rule with id ${rule.id} was refused.`);
    after.set(rule.id, rule);
  }
  if (after.size > fake.mostRules) throw new Error('Session rule count exceeded.');
  fake.rules.clear();
  for (const [id, rule] of after) fake.rules.set(id, rule);
  fake.ruleChanges.push({ removed: removeRuleIds.length, added: addRules.length });
}

function addTab(tabs: { id: number; url: string }[], url: string): { id: number; url: string } {
  const tab = { id: 1000 + tabs.length, url };
  tabs.push(tab);
  return tab;
}

const originOf = (pattern: string): string => pattern.replace(/\/\*$/, '');
