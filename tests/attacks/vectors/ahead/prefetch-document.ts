import type { Vector } from '../../suite/vector';

export default {
  markup: '<link rel="prefetch" as="document" href="{url}">',
} satisfies Vector;
