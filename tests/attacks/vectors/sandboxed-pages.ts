import { madePage } from '../suite/made-page';
import { form, link, script } from '../suite/markup';
import { EVIL, TARGET } from '../suite/target';
import type { Vector } from '../suite/vector';
import { type Opening, stoppedSinceVisit, typeApi, visitedFirst, whileStopped } from '../suite/visited-tabs';

const OPEN: Opening = (_stage, page, address) => page.insert(link('', address.replaceAll('&', '&amp;')));

/**
 * The attacker's link leads to a page of theirs that is sent with `Content-Security-Policy: sandbox`, so that its
 * origin is opaque without any frame.
 * @param allowed what the sandbox allows
 */
const sent = (markup: string, allowed: string, open: Opening = OPEN): Vector => ({
  run: async (stage, page) => {
    const content = markup.replaceAll('{url}', stage.url);
    await open(stage, page, madePage(EVIL, content, { csp: `sandbox ${allowed}` }));
  },
  residual: 'opaque-origin',
});

/** The same without script in it: the user clicks on its link. */
const clicked = (markup: string, allowed: string): Vector => ({
  run: async (stage, page) => {
    const content = markup.replaceAll('{url}', stage.url);
    await page.goto(madePage(EVIL, content, { csp: `sandbox ${allowed}` }));
    await page.click('#a');
  },
  residual: 'opaque-origin',
});

const held = ({ run }: Vector, ...arrives: readonly string[]): Vector => ({
  ...(run === undefined ? {} : { run }),
  arrives,
});

const GO = script("location = '{url}'");
const ANCHOR = '<a id="a" href="{url}">go</a>';
const ANCHOR_NEW_TAB = '<a id="a" href="{url}" target="_blank">go</a>';
const AT_ONCE = '<meta http-equiv="refresh" content="0;url={url}">';
/** A form that posts to a third site, whose redirect may make a GET of it. */
const posting = (status: number): string =>
  form('method="post"').replace('{url}', `https://other.example/redirect?status=${status}&amp;to={url}`);
const FORMS = 'allow-scripts allow-forms';

/** Top pages with an opaque origin, and what an opaque form becomes on its way. */
export default {
  location: sent(GO, 'allow-scripts'),
  'location-with-top-navigation': sent(GO, 'allow-scripts allow-top-navigation'),
  replace: sent(script("location.replace('{url}')"), 'allow-scripts'),
  link: sent(link(), 'allow-scripts'),
  'clicked-link': clicked(ANCHOR, ''),
  'clicked-link-new-tab': clicked(ANCHOR_NEW_TAB, 'allow-popups'),
  'clicked-link-new-tab-escaping': clicked(ANCHOR_NEW_TAB, 'allow-popups allow-popups-to-escape-sandbox'),
  'meta-refresh': sent(AT_ONCE, 'allow-scripts'),
  'refresh-header': {
    run: async (stage, page) =>
      void (await OPEN(
        stage,
        page,
        madePage(EVIL, '', { csp: 'sandbox allow-scripts', refresh: `0;url=${stage.url}` }),
      )),
    residual: 'opaque-origin',
  },
  'pop-up': sent(script("window.open('{url}')"), 'allow-scripts allow-popups'),
  'pop-up-without-opener': sent(
    script("window.open('{url}', '_blank', 'noopener')"),
    'allow-scripts allow-popups',
  ),
  'pop-up-then-address': sent(
    script("window.open('about:blank').location = '{url}'"),
    'allow-scripts allow-popups',
  ),
  'pop-up-escaping': sent(
    script("window.open('{url}')"),
    'allow-scripts allow-popups allow-popups-to-escape-sandbox',
  ),
  'form-get': sent(form(''), FORMS),
  'form-post': held(sent(form('method="post"'), FORMS), 'POST'),
  'form-post-made-get-by-301': sent(posting(301), FORMS),
  'form-post-made-get-by-302': sent(posting(302), FORMS),
  'form-post-made-get-by-303': sent(posting(303), FORMS),
  'form-post-kept-by-307': held(sent(posting(307), FORMS), 'POST'),
  'form-post-kept-by-308': held(sent(posting(308), FORMS), 'POST'),
  'same-origin-allowed': held(sent(GO, 'allow-scripts allow-same-origin'), 'GET'),
  'sandbox-of-an-allowed-page': {
    run: async (stage, page) => {
      const content = GO.replaceAll('{url}', stage.url);
      await OPEN(stage, page, madePage(TARGET.docs, content, { csp: 'sandbox allow-scripts' }));
    },
    residual: 'opaque-origin',
  },
  'sandbox-of-the-api': {
    run: async (stage, page) => {
      const content = GO.replaceAll('{url}', stage.url);
      await OPEN(stage, page, madePage(TARGET.origin, content, { csp: 'sandbox allow-scripts' }));
    },
    residual: 'opaque-origin',
  },
  'fetch-of-sandboxed': held(sent(script("fetch('{url}', { mode: 'no-cors' })"), 'allow-scripts'), 'GET'),
  'while-background-is-stopped': sent(GO, 'allow-scripts', whileStopped(OPEN)),
  'in-tab-after-visit': sent(GO, 'allow-scripts', visitedFirst(OPEN)),
  'in-tab-after-visit-while-background-is-stopped': {
    ...sent(GO, 'allow-scripts', stoppedSinceVisit(OPEN)),
    residual: 'opaque-in-own-tab',
  },
  'straight-after-visit-while-background-is-stopped': {
    run: async (stage, page) => {
      await typeApi(stage, page);
      await stage.browser.stopBackground(page);
      await page.goto(madePage(EVIL, '', { csp: 'sandbox allow-scripts', refresh: `0;url=${stage.url}` }));
    },
    residual: 'opaque-in-own-tab',
  },
} satisfies Readonly<Record<string, Vector>>;
