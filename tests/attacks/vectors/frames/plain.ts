import type { Vector } from '../../suite/vector';

export default {
  markup: '<iframe src="{url}"></iframe>',
} satisfies Vector;
