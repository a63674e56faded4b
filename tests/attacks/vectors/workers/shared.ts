import { NO_CORS_POST, told } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  markup: told("new SharedWorker('/worker.js').port", NO_CORS_POST),
  arrives: ['POST'],
  rounds: 50,
} satisfies Vector;
