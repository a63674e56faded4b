import type { Vector } from '../../suite/vector';

export default {
  markup: '<link rel="stylesheet" href="{url}">',
} satisfies Vector;
