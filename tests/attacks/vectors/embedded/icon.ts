import type { Vector } from '../../suite/vector';

export default {
  markup: '<link rel="icon" href="{url}">',
} satisfies Vector;
