import type { Vector } from '../../suite/vector';

/** An address of the attacker's own comes before in the history. */
export default {
  run: async ({ url }, page) => {
    await page
      .evaluate(`history.pushState(null, '', '/pushed'); location.assign('${url}'); 0`)
      .catch(() => null);
  },
} satisfies Vector;
