import { script } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  markup: script("new EventSource('{url}', { withCredentials: true })"),
} satisfies Vector;
