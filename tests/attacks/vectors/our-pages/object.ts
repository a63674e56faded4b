import { framePages } from '../../suite/our-pages';
import type { Vector } from '../../suite/vector';

export default {
  run: (stage, page) => framePages(stage, page, '<object data="{page}"></object>'),
  arrives: [],
} satisfies Vector;
