import { json } from '../../../servers/answers';
import type { Fault } from '../../../servers/faults';
import { gained } from '../../suite/gained';
import { TARGET } from '../../suite/target';
import { testAgainst, testMaybe } from '../../suite/test-call';
import type { Vector } from '../../suite/vector';

const storable = (status: number, text: string): Fault => ({
  answer: ({ errorBody }) =>
    json(status, status === 200 ? { data: [{ name: text }] } : errorBody(text), {
      'cache-control': 'max-age=600',
    }),
});

/** The browser has an old answer: the token was good then, and is not any more. */
export default {
  async run(stage) {
    await testAgainst(stage, storable(200, 'Holder of Yesterday'));
    const shown = await testMaybe(stage, storable(401, 'Nobody of Today'));
    // Takes the stored answer away again, where there is one.
    await stage.extension.page
      ?.evaluate(`fetch('${TARGET.origin}/v1/account/units', { cache: 'reload' })`)
      .catch(() => null);
    return gained(shown.includes('Holder of Yesterday'));
  },
  arrives: [],
} satisfies Vector;
