import { TARGET } from '../../suite/target';
import type { Vector } from '../../suite/vector';
import { whenFramed } from '../../suite/when-framed';

/** The attacker frames a page that is allowed. */
export default {
  run: async ({ url }, page) => {
    await page.insert(`<iframe src="${TARGET.docs}/"></iframe>`);
    await whenFramed(page, TARGET.docs);
    await page.evaluateInFrame(
      TARGET.docs,
      `fetch('${url}', { mode: 'no-cors', credentials: 'include' }); 0`,
    );
  },
} satisfies Vector;
