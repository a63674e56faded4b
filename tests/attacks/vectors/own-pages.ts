import type { ClickWith } from '../browsers/attack-browser';
import { clickUntilSent } from '../suite/click-until-sent';
import { madePage } from '../suite/made-page';
import { TARGET } from '../suite/target';
import type { Vector } from '../suite/vector';
import { whenFramed } from '../suite/when-framed';

/** Fills the frame, so that a click anywhere in it meets what the page of the API, or an allowed one, has there. */
const WHOLE = 'style="position:fixed;inset:0;width:100%;height:100%"';
/** Above the attacker's page, and seen by nobody. */
const INVISIBLE = 'style="position:fixed;inset:0;width:100%;height:100%;border:0;opacity:0"';

const link = (attributes = ''): string => `<a href="{url}" ${attributes} ${WHOLE}>go</a>`;
const button = (code: string): string => `<button onclick="${code}" ${WHOLE}>go</button>`;
const form = (attributes: string): string =>
  `<form action="{url}" ${attributes}><button ${WHOLE}>go</button></form>`;

/**
 * The attacker frames an honest page, unseen, and the user clicks on what they take for the attacker's.
 * @param markup of the honest page
 */
const clickJacked = (origin: string, markup: string, clickWith: ClickWith = 'left'): Vector => ({
  run: async (stage, page) => {
    const framed = madePage(origin, markup.replaceAll('{url}', stage.url));
    await page.insert(`<iframe  src="${framed.replaceAll('&', '&amp;')}" ${INVISIBLE}></iframe>`);
    await whenFramed(page, origin);
    await clickUntilSent(stage, page, clickWith);
  },
  inEveryMode: true,
});

const post = (origin: string, attributes: string): Vector => {
  const { run } = clickJacked(origin, form(`method="post" ${attributes}`));
  return { ...(run === undefined ? {} : { run }), arrives: ['POST'], inEveryMode: true };
};

const API = TARGET.origin;
const DOCS = TARGET.docs;

/** Pages of the API and allowed pages, framed by the attacker, in which the user clicks without knowing it. */
export default {
  'api-link-new-tab': clickJacked(API, link('target="_blank"')),
  'api-link-new-tab-with-opener': clickJacked(API, link('target="_blank" rel="opener"')),
  'api-link-named-tab': clickJacked(API, link('target="elsewhere"')),
  'api-link-top': clickJacked(API, link('target="_top"')),
  'api-link-ctrl-click': clickJacked(API, link(), 'control'),
  'api-link-middle-click': clickJacked(API, link(), 'middle'),
  'api-link-shift-click': clickJacked(API, link(), 'shift'),
  'api-window-open': clickJacked(API, button("window.open('{url}')")),
  'api-window-open-without-opener': clickJacked(API, button("window.open('{url}', '_blank', 'noopener')")),
  'api-window-open-then-address': clickJacked(API, button("window.open('about:blank').location = '{url}'")),
  'api-top-location': clickJacked(API, button("top.location = '{url}'")),
  'api-form-get-new-tab': clickJacked(API, form('target="_blank"')),
  'api-form-get-top': clickJacked(API, form('target="_top"')),
  'api-form-post-new-tab': post(API, 'target="_blank"'),
  'docs-link-new-tab': clickJacked(DOCS, link('target="_blank"')),
  'docs-link-top': clickJacked(DOCS, link('target="_top"')),
  'docs-link-ctrl-click': clickJacked(DOCS, link(), 'control'),
  'docs-link-middle-click': clickJacked(DOCS, link(), 'middle'),
  'docs-link-shift-click': clickJacked(DOCS, link(), 'shift'),
  'docs-window-open': clickJacked(DOCS, button("window.open('{url}')")),
  'docs-window-open-without-opener': clickJacked(DOCS, button("window.open('{url}', '_blank', 'noopener')")),
  'docs-top-location': clickJacked(DOCS, button("top.location = '{url}'")),
  'docs-form-get-new-tab': clickJacked(DOCS, form('target="_blank"')),
  'docs-form-post-top': post(DOCS, 'target="_top"'),
  'docs-redirected-link-new-tab': clickJacked(
    DOCS,
    `<a href="https://other.example/redirect?to={url}" target="_blank" ${WHOLE}>go</a>`,
  ),
} satisfies Readonly<Record<string, Vector>>;
