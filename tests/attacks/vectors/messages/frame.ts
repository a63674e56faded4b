import { askExtension } from '../../suite/ask-extension';
import { EVIL, TARGET } from '../../suite/target';
import type { Vector } from '../../suite/vector';
import { whenFramed } from '../../suite/when-framed';

/** The attacker’s frame in a page that the user allowed. */
export default {
  from: TARGET.docs,
  markup: `<iframe src="${EVIL}/framed"></iframe>`,
  async run(stage, page) {
    await whenFramed(page, EVIL);
    return askExtension(stage, (script) => page.evaluateInFrame(EVIL, script));
  },
  arrives: [],
} satisfies Vector;
