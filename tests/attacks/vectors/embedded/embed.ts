import type { Vector } from '../../suite/vector';

export default {
  markup: '<embed src="{url}">',
} satisfies Vector;
