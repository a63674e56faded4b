import type { Vector } from '../../suite/vector';

export default {
  markup: '<video src="{url}"></video>',
} satisfies Vector;
