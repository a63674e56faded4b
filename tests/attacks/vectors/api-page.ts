import { NO_CORS } from '../suite/markup';
import { EVIL, TARGET } from '../suite/target';
import type { Vector } from '../suite/vector';
import { whenFramed } from '../suite/when-framed';

/** @param code that the attacker's frame runs */
const inFrame = (code: string): Vector => ({
  from: `${TARGET.origin}/start`,
  markup: `<iframe src="${EVIL}/framed"></iframe>`,
  async run({ url }, page) {
    await whenFramed(page, EVIL);
    await page.evaluateInFrame(EVIL, code.replaceAll('{url}', url)).catch(() => null);
  },
});

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
} satisfies Readonly<Record<string, Vector>>;
