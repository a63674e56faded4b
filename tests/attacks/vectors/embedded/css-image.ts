import type { Vector } from '../../suite/vector';

export default {
  markup: '<p style="background-image: url({url})">x</p>',
} satisfies Vector;
