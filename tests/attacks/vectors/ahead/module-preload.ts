import type { Vector } from '../../suite/vector';

export default {
  markup: '<link rel="modulepreload" href="{url}">',
} satisfies Vector;
