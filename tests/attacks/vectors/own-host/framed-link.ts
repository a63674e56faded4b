import { TARGET } from '../../suite/target';
import type { Vector } from '../../suite/vector';
import { whenFramed } from '../../suite/when-framed';

/** The attacker frames a page of the API, which moves the frame. */
export default {
  run: async ({ url }, page) => {
    await page.insert(`<iframe src="${TARGET.origin}/start"></iframe>`);
    await whenFramed(page, TARGET.origin);
    await page.evaluateInFrame(TARGET.origin, `location.assign('${url}'); 0`);
  },
} satisfies Vector;
