import type { Vector } from '../../suite/vector';

export default {
  markup: '<iframe loading="lazy" src="{url}"></iframe>',
} satisfies Vector;
