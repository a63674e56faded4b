import { refusing, testAgainst } from '../../suite/test-call';
import type { Vector } from '../../suite/vector';

/** The token with invisible characters between its letters, as it is read on the screen. */
export default {
  async run(stage) {
    const shown = await testAgainst(
      stage,
      refusing((credential) => [...credential].join('\u200b')),
    );
    return shown.replaceAll('\u200b', '');
  },
  arrives: [],
} satisfies Vector;
