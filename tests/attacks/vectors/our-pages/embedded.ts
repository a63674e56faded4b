import { framePages } from '../../suite/our-pages';
import type { Vector } from '../../suite/vector';

export default {
  run: (stage, page) => framePages(stage, page, '<embed src="{page}">'),
  arrives: [],
} satisfies Vector;
