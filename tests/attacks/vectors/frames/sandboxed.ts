import type { Vector } from '../../suite/vector';

export default {
  markup: '<iframe sandbox src="{url}"></iframe>',
} satisfies Vector;
