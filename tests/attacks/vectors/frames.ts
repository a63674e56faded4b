import { fetching, form, framed, link, NO_CORS, NO_CORS_POST, script } from '../suite/markup';
import type { Vector } from '../suite/vector';

/** A page at a `data:` address of its own. */
const dataFrame = (content: string): string =>
  `<iframe src="data:text/html,${encodeURIComponent(content).replaceAll('%7Burl%7D', '{url}')}"></iframe>`;

/** A page at a `blob:` address of its own. */
const blobFrame = (content: string): string =>
  script(
    `document.body.append(Object.assign(document.createElement('iframe'), { src: URL.createObjectURL(` +
      `new Blob([${JSON.stringify(content).replaceAll('</', '<\\/')}], { type: 'text/html' })) }))`,
  );

const GO_TOP = script("top.location = '{url}'");
const FORMS_TO_TOP = 'sandbox="allow-scripts allow-forms allow-top-navigation"';

/** The attacker's page frames the API, or frames of its own act. */
export default {
  'fetch-in-blob': { markup: blobFrame(fetching(NO_CORS)) },
  'fetch-in-data': { markup: dataFrame(fetching(NO_CORS)) },
  'fetch-in-sandbox': { markup: framed('sandbox="allow-scripts"', fetching(NO_CORS)) },
  'fetch-in-srcdoc': { markup: framed('', fetching(NO_CORS)) },
  'form-get-of-sandbox-to-top': {
    markup: framed(FORMS_TO_TOP, form('target="_top"')),
    residual: 'opaque-origin',
  },
  'form-in-sandbox': {
    markup: framed('sandbox="allow-scripts allow-forms"', form('method="post"')),
    arrives: ['POST'],
  },
  'form-post-into-frame': {
    markup: `<iframe name="n"></iframe>${form('method="post" target="n"')}`,
    arrives: ['POST'],
  },
  'form-post-of-sandbox-to-top': {
    markup: framed(FORMS_TO_TOP, form('method="post" target="_top"')),
    arrives: ['POST'],
  },
  'image-in-data': { markup: dataFrame("<img src='{url}'>") },
  'image-in-sandbox': { markup: framed('sandbox', "<img src='{url}'>") },
  'image-in-srcdoc': { markup: framed('', "<img src='{url}'>") },
  lazy: { markup: '<iframe loading="lazy" src="{url}"></iframe>' },
  'link-into-frame': { markup: `<iframe name="n"></iframe>${link('target="n"')}` },
  plain: { markup: '<iframe src="{url}"></iframe>' },
  // The pop-up inherits nothing that the browser would name.
  'pop-up-of-sandbox': {
    markup: framed('sandbox="allow-scripts allow-popups"', script("window.open('{url}')")),
    residual: 'opaque-origin',
  },
  'post-in-sandbox': {
    markup: framed('sandbox="allow-scripts"', fetching(NO_CORS_POST)),
    arrives: ['POST'],
  },
  sandboxed: { markup: '<iframe sandbox src="{url}"></iframe>' },
  'top-of-data': {
    markup: dataFrame(script("onclick = () => { top.location = '{url}' }")),
    stoppedBy: {
      chromium: 'a frame of another site moves the top only after a click in it',
      firefox: 'the same',
    },
  },
  // The frame has an opaque origin, so the browser names nobody.
  'top-of-sandbox': {
    markup: framed('sandbox="allow-scripts allow-top-navigation"', GO_TOP),
    residual: 'opaque-origin',
  },
  'top-of-srcdoc': { markup: framed('', GO_TOP) },
} satisfies Readonly<Record<string, Vector>>;
