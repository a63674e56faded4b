import type { Vector } from '../../suite/vector';

export default {
  markup: '<svg><image href="{url}"/></svg>',
} satisfies Vector;
