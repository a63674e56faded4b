import type { Vector } from '../../suite/vector';

export default {
  markup: '<img src="{url}">',
} satisfies Vector;
