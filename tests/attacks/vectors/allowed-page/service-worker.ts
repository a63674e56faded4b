import { NO_CORS_POST, SERVICE_WORKER, script } from '../../suite/markup';
import { TARGET } from '../../suite/target';
import type { Vector } from '../../suite/vector';

export default {
  from: `${TARGET.docs}/`,
  markup: script(
    `${SERVICE_WORKER}.then(({ active }) => active.postMessage({ url: '{url}', init: ${NO_CORS_POST} }))`,
  ),
  arrives: ['POST'],
  rounds: 50,
} satisfies Vector;
