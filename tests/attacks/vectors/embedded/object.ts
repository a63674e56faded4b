import type { Vector } from '../../suite/vector';

export default {
  markup: '<object data="{url}"></object>',
} satisfies Vector;
