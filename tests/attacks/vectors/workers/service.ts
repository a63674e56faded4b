import { NO_CORS_POST, SERVICE_WORKER, script } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  markup: script(
    `${SERVICE_WORKER}.then(({ active }) => active.postMessage({ url: '{url}', init: ${NO_CORS_POST} }))`,
  ),
  arrives: ['POST'],
  rounds: 50,
} satisfies Vector;
