import { NO_CORS, told } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  markup: told("new Worker('/worker.js')", NO_CORS),
  rounds: 50,
} satisfies Vector;
