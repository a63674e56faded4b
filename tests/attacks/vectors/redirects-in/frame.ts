import type { Vector } from '../../suite/vector';

export default {
  markup: '<iframe src="/redirect?to={url}"></iframe>',
} satisfies Vector;
