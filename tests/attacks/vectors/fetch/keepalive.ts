import { fetching } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  markup: fetching("{ mode: 'no-cors', method: 'POST', body: 'x', keepalive: true }"),
  arrives: ['POST'],
} satisfies Vector;
