import type { Vector } from '../../suite/vector';

export default {
  markup: '<img srcset="{url} 1x">',
} satisfies Vector;
