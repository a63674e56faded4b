import { gained } from '../../suite/gained';
import { refusing, testAgainst } from '../../suite/test-call';
import type { Vector } from '../../suite/vector';

export default {
  async run(stage) {
    const shown = await testAgainst(
      stage,
      refusing(() => 'Shown \u0007\u001b[31m red'),
    );
    if (stage.extension.test !== null && !shown.includes('Shown')) throw new Error('the answer is not shown');
    return gained(shown.includes('\u001b'));
  },
  arrives: [],
} satisfies Vector;
