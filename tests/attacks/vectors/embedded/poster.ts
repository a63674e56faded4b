import type { Vector } from '../../suite/vector';

export default {
  markup: '<video poster="{url}"></video>',
} satisfies Vector;
