import { framePages } from '../../suite/our-pages';
import type { Vector } from '../../suite/vector';

/** Another extension frames a page of ours. */
export default {
  async run(stage) {
    return framePages(stage, await stage.browser.openStrangerPage(), '<iframe src="{page}"></iframe>');
  },
  arrives: [],
} satisfies Vector;
