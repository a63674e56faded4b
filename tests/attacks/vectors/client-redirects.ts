import { clickUntilSent } from '../suite/click-until-sent';
import { whenAt } from '../suite/leave-and-return';
import { madePage } from '../suite/made-page';
import { form, link, script } from '../suite/markup';
import { TARGET } from '../suite/target';
import type { Vector } from '../suite/vector';
import {
  handleToTaken,
  handleToVisited,
  type Opening,
  stoppedSinceVisit,
  visitedFirst,
  whileStopped,
} from '../suite/visited-tabs';

/** How an honest page goes on to an address that anyone who opens it may choose, as pages after a sign-in do. */
const WAYS = {
  assign: script("location.href = '{url}'"),
  replace: script("location.replace('{url}')"),
  later: script("onload = () => setTimeout(() => location.assign('{url}'), 300)"),
  'meta-refresh': '<meta http-equiv="refresh" content="0;url={url}">',
  'meta-refresh-later': '<meta http-equiv="refresh" content="1;url={url}">',
  form: form(''),
  link: link(),
  'window-open': script("window.open('{url}')"),
} as const;

type Way = keyof typeof WAYS | 'header';

/** Address of the honest page that goes to the API, all of it chosen by the attacker. */
function redirectPage(origin: string, way: Way, url: string): string {
  if (way === 'header') return madePage(origin, '', { refresh: `0;url=${url}` });
  return madePage(origin, WAYS[way].replaceAll('{url}', url));
}

const text = JSON.stringify;
const by =
  (markup: (address: string) => string): Opening =>
  (_stage, page, address) =>
    page.insert(markup(address.replaceAll('&', '&amp;')));
const running =
  (code: (address: string) => string): Opening =>
  (_stage, page, address) =>
    page.evaluate(`${code(text(address))}; 0`).catch(() => null);

const LINK = by((address) => link('', address));
const OPEN = running((address) => `window.open(${address})`);

const opened = (origin: string, way: Way, open: Opening = LINK): Vector => ({
  run: async (stage, page) => void (await open(stage, page, redirectPage(origin, way, stage.url))),
  inEveryMode: true,
});

const API = TARGET.origin;
const DOCS = TARGET.docs;

/** In a tab in which the user opened the API, another site can be faster than our noticing. */
const inVisitedTab = (origin: string, way: Way, open: Opening): Vector => ({
  ...opened(origin, way, open),
  residual: 'own-page-acts',
});

const CUT = { chromium: 'a typed address of another site takes the handle away' };

/** A page that goes on where its address says once the user clicks: to where is still the attacker's choice. */
const continued = (origin: string, code: string): Vector => ({
  run: async (stage, page) => {
    const whole = 'style="position:fixed;inset:0;width:100%;height:100%"';
    const markup = `<button ${whole} onclick="${code.replaceAll('{url}', stage.url)}">Continue</button>`;
    await LINK(stage, page, madePage(origin, markup));
    await whenAt(page, madePage(origin, ''));
    await clickUntilSent(stage, page, 'left');
  },
  residual: 'own-page-acts',
});

/** Pages of the API and allowed pages that go on to whatever they are told, opened by the attacker. */
export default {
  'api-assign': opened(API, 'assign'),
  'api-replace': opened(API, 'replace'),
  'api-later': opened(API, 'later'),
  'api-meta-refresh': opened(API, 'meta-refresh'),
  'api-meta-refresh-later': opened(API, 'meta-refresh-later'),
  'api-refresh-header': opened(API, 'header'),
  'api-form': opened(API, 'form'),
  'api-link-without-click': opened(API, 'link'),
  'api-in-new-tab': opened(
    API,
    'assign',
    by((address) => link('target="_blank"', address)),
  ),
  'api-in-window': opened(API, 'assign', OPEN),
  'api-in-window-without-opener': opened(
    API,
    'assign',
    running((address) => `window.open(${address}, '_blank', 'noopener')`),
  ),
  'api-in-own-tab': opened(
    API,
    'assign',
    running((address) => `location = ${address}`),
  ),
  'api-by-foreign-redirect': opened(API, 'assign', (_stage, page, address) =>
    page.insert(link('', `https://other.example/redirect?to=${encodeURIComponent(address)}`)),
  ),
  'api-through-opaque-frame': opened(
    API,
    'assign',
    by(
      (address) =>
        `<iframe sandbox="allow-scripts allow-top-navigation" srcdoc="<script>top.location = '${address}'</script>"></iframe>`,
    ),
  ),
  'api-handle-to-typed-tab': { ...inVisitedTab(API, 'assign', handleToVisited), stoppedBy: CUT },
  'api-handle-to-visited-tab': inVisitedTab(API, 'assign', handleToTaken),
  'api-meta-handle-to-visited-tab': inVisitedTab(API, 'meta-refresh', handleToTaken),
  'api-in-tab-after-visit': inVisitedTab(API, 'assign', visitedFirst(LINK)),
  'api-header-in-tab-after-visit': inVisitedTab(API, 'header', visitedFirst(LINK)),
  'api-while-background-is-stopped': opened(API, 'assign', whileStopped(LINK)),
  'api-in-window-while-background-is-stopped': opened(API, 'assign', whileStopped(OPEN)),
  'api-in-tab-after-visit-while-background-is-stopped': inVisitedTab(API, 'assign', stoppedSinceVisit(LINK)),
  'api-header-handle-while-background-is-stopped': inVisitedTab(API, 'header', whileStopped(handleToTaken)),
  'api-clicked': continued(API, "location.href = '{url}'"),
  'api-clicked-new-tab': continued(API, "window.open('{url}')"),
  'docs-clicked': continued(DOCS, "location.href = '{url}'"),
  'docs-assign': opened(DOCS, 'assign'),
  'docs-replace': opened(DOCS, 'replace'),
  'docs-meta-refresh': opened(DOCS, 'meta-refresh'),
  'docs-meta-refresh-later': opened(DOCS, 'meta-refresh-later'),
  'docs-refresh-header': opened(DOCS, 'header'),
  'docs-form': opened(DOCS, 'form'),
  'docs-in-window': opened(DOCS, 'assign', OPEN),
  'docs-handle-to-visited-tab': inVisitedTab(DOCS, 'assign', handleToTaken),
  'docs-in-tab-after-visit': inVisitedTab(DOCS, 'assign', visitedFirst(LINK)),
  'docs-while-background-is-stopped': opened(DOCS, 'assign', whileStopped(LINK)),
  'docs-in-tab-after-visit-while-background-is-stopped': inVisitedTab(
    DOCS,
    'assign',
    stoppedSinceVisit(LINK),
  ),
} satisfies Readonly<Record<string, Vector>>;
