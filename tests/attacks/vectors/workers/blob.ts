import { blobWorker, NO_CORS } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  markup: blobWorker(`fetch('{url}', ${NO_CORS})`),
  rounds: 50,
} satisfies Vector;
