import type { PendingTokenView } from '../../../core/pages/pending-token-view';
import type { PendingView } from '../../../core/pages/pending-view';
import { until } from '../../support/until';
import type { AttackBrowser, AttackPage } from '../browsers/attack-browser';
import { TARGET } from '../suite/target';
import type { BrowserName, NamedVector } from '../suite/vector';
import type { Adapter, AttackedToken, InstalledExtension } from './adapter';
import { API, ask, send } from './keybearer-messages';
import { sendPlain } from './keybearer-plain';
import { showBackup, showTokens } from './keybearer-texts';

/** `production` ships and asks for access; `e2e-all` has all of it from the start. */
export type KeybearerBuild = 'production' | 'e2e-all';
/** How its token is sent. */
export type KeybearerMode = 'automatic' | 'own-visits' | ChosenTabs;
type ChosenTabs = 'chosen-tabs' | 'chosen-tabs, without cookies';

const FOLDERS = {
  chromium: { production: '.output/chrome-mv3', 'e2e-all': '.output/chrome-mv3-e2e-all' },
  firefox: { production: '.output/firefox-mv3', 'e2e-all': '.output/firefox-mv3-e2e-all' },
} as const;

const PASSPHRASE = 'sample passphrase for tests';

const OPAQUE = ['opaque-origin', 'loaded-ahead', 'unlisted-address'];

/** What each mode closes; in chosen tabs there is no exception in any other tab, but for what pages may do. */
function closed(mode: KeybearerMode, browser: BrowserName): readonly string[] {
  if (isChosenTabs(mode))
    return [...OPAQUE, 'typed-redirect', 'below-allowed-page', 'redirected-fetch', 'redirected-link'];
  // Firefox does not tell where a tab was sent to at first.
  return browser === 'firefox' ? OPAQUE : [...OPAQUE, 'typed-redirect'];
}

/** Families whose requests the browser keeps from us without access to the attacker's page or address, as in what ships. */
const NEED_ALL_ACCESS = ['embedded', 'fetch', 'plain-http', 'workers'];
/** Families in which no access to any other page plays a part: what ships is enough. */
const SAME_IN_BOTH = ['clipboards', 'messages', 'offers', 'shown-text', 'test-call'];

/** Whether a vector can end otherwise in this build or mode than in another one. */
function canDiffer(
  build: KeybearerBuild,
  mode: KeybearerMode,
  { name, prize, residual, inEveryMode }: NamedVector,
  browser: BrowserName,
): boolean {
  if (mode === 'automatic') {
    const family = name.slice(0, name.indexOf('/'));
    return !(build === 'production' ? NEED_ALL_ACCESS : SAME_IN_BOTH).includes(family);
  }
  // Without cookies differs from chosen tabs in sessions only.
  if (mode === 'chosen-tabs, without cookies') return prize === 'session';
  return inEveryMode === true || closed(mode, browser).some((name) => name === residual);
}

function isChosenTabs(mode: KeybearerMode): mode is ChosenTabs {
  return mode.startsWith('chosen-tabs');
}

/** Keybearer as it is built, driven by the messages of its own pages. */
export function keybearer(build: KeybearerBuild, mode: KeybearerMode = 'automatic'): Adapter {
  return {
    name: mode === 'automatic' ? build : `${build}, ${mode}`,
    build: (browser) => FOLDERS[browser][build],
    tries: (vector, browser) => canDiffer(build, mode, vector, browser),
    ...(mode === 'automatic' ? {} : { closes: (browser) => closed(mode, browser) }),
    async install(browser, token) {
      const page = await browser.openExtensionPage('popup.html');
      await until('a background that is ready', async () => (await send(page, 'vault.status')).ok);
      await closeWelcome(browser, page);
      if (build === 'production') await askForAccess(browser, page, token);
      const id = await addToken(page, token);
      if (mode === 'own-visits') await ask(page, 'settings.set', { ownVisitsOnly: true });
      if (isChosenTabs(mode)) await ask(page, 'token.edit', { id, scope: 'chosen-tabs' });
      if (mode === 'chosen-tabs, without cookies')
        await ask(page, 'token.edit', { id, withoutCookies: true });
      return {
        page,
        pages: ['popup.html', 'options.html', 'offscreen.html'],
        messages: [
          { name: 'token.reveal', input: { id } },
          { name: 'vault.status', input: {} },
          { name: 'backup.make', input: { passphrase: PASSPHRASE } },
        ],
        async offers(tab, pasted) {
          const pending = (await ask(page, 'draft.put', {
            text: pasted,
            tabOrigin: tab,
            replacesId: null,
          })) as PendingView;
          await ask(page, 'draft.discard', {});
          return offeredIn(pending);
        },
        sendPlain: (origins, address) => sendPlain(browser, page, origins, address),
        sent: async () => Number(await page.evaluate(SENT)),
        knowsAnswer: async (address) => (await page.evaluate(knowsAnswer(address))) === true,
        whileSilent: (how, act) => (how === 'paused' ? whilePaused(page, act) : whileLocked(page, act)),
        onlyFromChosenTabs: isChosenTabs(mode),
        chooseTab: (address) => chooseTab(page, address),
        openAnew: (shown, now = shown) => openAnew(page, shown, now),
        shows: {
          async label(text) {
            await ask(page, 'token.edit', { id, label: text });
            return showTokens(browser, text);
          },
          'imported label': (text) => showBackup(browser, text),
        },
        async test() {
          await page.evaluate("document.querySelector('.result-head')?.setAttribute('data-before', '')");
          await ask(page, 'token.test', { id });
          return String(await until('the result', () => page.evaluate(SHOWN)));
        },
      };
    },
    ...(isChosenTabs(mode) ? { prepare: chooseHome } : {}),
  };
}

/** What opens by itself after the install would come before the tab that asks for access. */
async function closeWelcome(browser: AttackBrowser, page: AttackPage): Promise<void> {
  const isWelcome = (address: string) => address.endsWith('/popup.html#welcome');
  await until('the welcome', async () => (await browser.shownAddresses()).some(isWelcome));
  await browser.closeAllBut([page]);
}

/** Chooses the user's own tab, once it shows the API. */
async function chooseHome({ chooseTab }: InstalledExtension, home: AttackPage): Promise<void> {
  const start = `${TARGET.origin}/start`;
  await home.goto(start);
  await chooseTab?.(start);
}

async function chooseTab(page: AttackPage, address: string): Promise<void> {
  const [id, tabId] = (await page.evaluate(`Promise.all([
    ${API}.storage.session.get('snapshot').then(({ snapshot }) => snapshot.tokens[0].id),
    ${API}.tabs.query({}).then((tabs) => tabs.find(({ url }) => url === '${address}').id),
  ])`)) as [string, number];
  await ask(page, 'token.choose-tab', { id, tabId, chosen: true });
}

async function whilePaused(page: AttackPage, act: () => Promise<unknown>): Promise<void> {
  await ask(page, 'pause.set', { paused: true });
  await act();
  await ask(page, 'pause.set', { paused: false });
}

/** Without a passphrase there is nothing to lock. Once there is one, another is refused. */
async function whileLocked(page: AttackPage, act: () => Promise<unknown>): Promise<void> {
  await send(page, 'passphrase.set', { passphrase: PASSPHRASE, proof: null });
  await ask(page, 'vault.lock', {});
  await act();
  await ask(page, 'vault.unlock', { secret: { kind: 'passphrase', passphrase: PASSPHRASE } });
}

/** Waits until the card would offer it. What is refused then opens nothing. */
async function openAnew(page: AttackPage, shown: string, now: string): Promise<void> {
  const look = `Promise.all([
    ${API}.storage.session.get(['snapshot', 'seen-requests']),
    ${API}.tabs.query({}).then((tabs) => tabs.find(({ url }) => url === '${now}')),
  ]).then(([{ snapshot, 'seen-requests': seen }, tab]) =>
    seen?.[tab?.id]?.shown?.byPage ? [snapshot.tokens[0].id, tab.id] : null)`;
  const [tokenId, tabId] = (await until('a tab that a page opened', () => page.evaluate(look))) as [
    string,
    number,
  ];
  await send(page, 'tab.open-with-token', { tokenId, tabId, url: shown });
}

/** Where a token would be sent, and pages that are preselected to use it. */
function offeredIn({ draft, paste }: PendingView): readonly string[] {
  const several = paste?.kind === 'several' ? paste.drafts : [];
  // An API with an open question is not offered: nothing can be sent to it before the user has answered.
  const isOffered = ({ own }: PendingTokenView) => own === null || own.ready;
  return [...(draft === null ? [] : [draft]), ...several]
    .filter(isOffered)
    .flatMap(({ origins, allowedSites }) => [...origins, ...allowedSites]);
}

async function addToken(page: AttackPage, { providerId, secret, docs }: AttackedToken): Promise<string> {
  await ask(page, 'draft.put', { text: secret, tabOrigin: null, replacesId: null });
  await ask(page, 'draft.choose', { providerId, region: null, allowedSites: [docs] });
  await ask(page, 'draft.finish', { how: 'test' });
  const id = await until('the token', () =>
    page.evaluate(
      `${API}.storage.session.get('snapshot').then(({ snapshot }) => snapshot?.tokens?.[0]?.id ?? null)`,
    ),
  );
  return String(id);
}

/** In a real click, because Firefox wants one. A caret that blinks would keep the picture from coming to rest. */
async function askForAccess(browser: AttackBrowser, page: AttackPage, { origin, docs }: AttackedToken) {
  const origins = JSON.stringify([`${origin}/*`, `${docs}/*`]);
  await page.evaluate(`{
    const button = Object.assign(document.createElement('button'), { id: 'ask', textContent: 'Ask' });
    document.documentElement.style.caretColor = 'transparent';
    button.style.cssText = 'position: fixed; inset: 0 auto auto 0; z-index: 9';
    button.onclick = () => { globalThis.asked = ${API}.permissions.request({ origins: ${origins} }); };
    document.body.append(button);
  }`);
  await browser.grant(() => page.click('#ask'));
  await page.evaluate(`globalThis.asked.then(() => document.getElementById('ask').remove())`);
}

/** Script: requests that the first token was seen on, in all tabs. */
const SENT = `(globalThis.browser ?? globalThis.chrome).storage.session.get(['snapshot', 'sent'])
  .then(({ snapshot, sent }) => Object.values(sent ?? {})
    .reduce((sum, tokens) => sum + (tokens[snapshot?.tokens?.[0]?.id]?.count ?? 0), 0))`;

/** Script: whether a rule for saving lists the tab at an address. */
const knowsAnswer = (address: string) => `Promise.all([
  ${API}.tabs.query({}),
  ${API}.declarativeNetRequest.getSessionRules(),
]).then(([tabs, rules]) => {
  const tab = tabs.find(({ url }) => url === ${JSON.stringify(address)});
  return rules.some(({ condition }) =>
    condition.resourceTypes?.includes('other') && condition.tabIds?.includes(tab?.id));
})`;

/** Script: what the page shows once it shows a new result. */
const SHOWN = "document.querySelector('.result-head:not([data-before])') ? document.body.innerHTML : null";
