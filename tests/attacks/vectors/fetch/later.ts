import { script } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  markup: script("new Image().src = '/x'; fetchLater('{url}', { activateAfter: 0 })"),
  notIn: { firefox: 'no fetchLater' },
} satisfies Vector;
