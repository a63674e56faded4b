import { EVIL, TARGET } from '../../suite/target';
import type { Vector } from '../../suite/vector';
import { whenFramed } from '../../suite/when-framed';

export default {
  from: `${TARGET.origin}/start`,
  markup: `<iframe src="${EVIL}/framed"></iframe>`,
  async run({ url }, page) {
    await whenFramed(page, EVIL);
    await page.evaluateInFrame(EVIL, `location = '${url}'`).catch(() => null);
  },
} satisfies Vector;
