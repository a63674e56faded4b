import { framePages } from '../../suite/our-pages';
import type { Vector } from '../../suite/vector';

/** The user is brought to click in a page that is seen through. */
export default {
  run: (stage, page) => framePages(stage, page, '<iframe src="{page}"></iframe>'),
  arrives: [],
} satisfies Vector;
