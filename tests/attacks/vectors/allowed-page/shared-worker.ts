import { NO_CORS_POST, told } from '../../suite/markup';
import { TARGET } from '../../suite/target';
import type { Vector } from '../../suite/vector';

export default {
  from: `${TARGET.docs}/`,
  markup: told("new SharedWorker('/worker.js').port", NO_CORS_POST),
  arrives: ['POST'],
  rounds: 50,
} satisfies Vector;
