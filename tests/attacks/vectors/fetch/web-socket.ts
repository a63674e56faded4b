import { script } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  markup: script("new WebSocket('{url}'.replace('https', 'wss'))"),
} satisfies Vector;
