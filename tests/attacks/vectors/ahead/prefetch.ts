import type { Vector } from '../../suite/vector';

export default {
  markup: '<link rel="prefetch" href="{url}">',
} satisfies Vector;
