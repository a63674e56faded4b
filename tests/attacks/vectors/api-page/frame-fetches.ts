import { EVIL, TARGET } from '../../suite/target';
import type { Vector } from '../../suite/vector';
import { whenFramed } from '../../suite/when-framed';

/** A page of the API embeds one of the attacker, such as an advertisement. */
export default {
  from: `${TARGET.origin}/start`,
  markup: `<iframe src="${EVIL}/framed"></iframe>`,
  async run({ url }, page) {
    await whenFramed(page, EVIL);
    await page
      .evaluateInFrame(EVIL, `void fetch('${url}', { mode: 'no-cors', credentials: 'include' })`)
      .catch(() => null);
  },
} satisfies Vector;
