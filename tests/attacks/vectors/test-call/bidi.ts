import { gained } from '../../suite/gained';
import { refusing, testAgainst } from '../../suite/test-call';
import type { Vector } from '../../suite/vector';

/** Turns words around, so that the shown sentence says something else. */
export default {
  async run(stage) {
    const shown = await testAgainst(
      stage,
      refusing(() => 'Shown \u202Egnorw\u202C \u2066\u200B'),
    );
    if (stage.extension.test !== null && !shown.includes('Shown')) throw new Error('the answer is not shown');
    return gained(/[\u200b\u202a-\u202e\u2066-\u2069]/.test(shown));
  },
  arrives: [],
} satisfies Vector;
