import type { Vector } from '../../suite/vector';

export default {
  markup: '<img src="/redirect?to={url}">',
} satisfies Vector;
