import { blobWorker } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  markup: blobWorker("importScripts('{url}')"),
  rounds: 50,
} satisfies Vector;
