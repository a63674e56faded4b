import type { Vector } from '../../suite/vector';

export default {
  markup: '<audio src="{url}" preload="auto"></audio>',
} satisfies Vector;
