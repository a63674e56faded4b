import { madePage } from '../suite/made-page';
import { NO_CORS, script } from '../suite/markup';
import { EVIL, TARGET } from '../suite/target';
import type { Vector } from '../suite/vector';
import { whenFramed } from '../suite/when-framed';

/** @param code that the attacker's frame runs */
const inFrame = (code: string, attacker: string = EVIL): Vector => ({
  from: `${TARGET.origin}/start`,
  markup: `<iframe src="${attacker}/framed"></iframe>`,
  async run({ url }, page) {
    await whenFramed(page, attacker);
    await page.evaluateInFrame(attacker, code.replaceAll('{url}', url)).catch(() => null);
  },
});

/** A name below the API's own, of somebody else. */
const BELOW = 'https://evil.api.airship.co.uk';

/** A page of the API embeds one of the attacker, such as an advertisement. */
export default {
  'frame-fetches': inFrame(`void fetch('{url}', ${NO_CORS})`),
  'frame-goes-there': inFrame("location = '{url}'"),
  'frame-navigates-the-top': inFrame("top.location = '{url}'"),
  'frame-opens-a-window': inFrame("void open('{url}')"),
  'frame-posts': {
    ...inFrame("void fetch('{url}', { mode: 'no-cors', method: 'POST', body: 'x' })"),
    arrives: ['POST'],
  },
  'frame-posts-into-the-top': {
    ...inFrame(
      "{ const f = document.createElement('form'); f.action = '{url}'; f.method = 'post'; f.target = '_top'; document.body.append(f); f.submit(); }",
    ),
    arrives: ['POST'],
  },
  'frame-below-its-name-navigates-the-top': {
    ...inFrame("top.location = '{url}'", BELOW),
    residual: 'below-own-page',
  },
  'frame-below-its-name-opens-a-window': inFrame("void open('{url}')", BELOW),
  'frame-below-its-name-fetches': inFrame(`void fetch('{url}', ${NO_CORS})`, BELOW),
  // The API's page opened it, and it kept its opener.
  'window-below-its-name-navigates-its-opener': {
    from: `${TARGET.origin}/start`,
    run: async ({ url }, page) => {
      const opened = madePage(BELOW, script(`opener.location = '${url}'`));
      await page.insert(script(`open('${opened}')`));
    },
    residual: 'below-own-page',
  },
  'frame-below-an-allowed-page-navigates-the-top': {
    ...inFrame("top.location = '{url}'", 'https://evil.developers.airship.co.uk'),
    from: `${TARGET.docs}/`,
    residual: 'below-own-page',
  },
} satisfies Readonly<Record<string, Vector>>;
