import type { Vector } from '../../suite/vector';

export default {
  markup: '<link rel="preload" as="image" href="{url}">',
} satisfies Vector;
