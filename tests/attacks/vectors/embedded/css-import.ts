import type { Vector } from '../../suite/vector';

export default {
  markup: '<style>@import url({url});</style>',
} satisfies Vector;
