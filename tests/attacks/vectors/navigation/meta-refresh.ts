import type { Vector } from '../../suite/vector';

export default {
  markup: '<meta http-equiv="refresh" content="0;url={url}">',
} satisfies Vector;
