import { framePages } from '../../suite/our-pages';
import type { Vector } from '../../suite/vector';

export default {
  run: (stage, page) => framePages(stage, page, '<iframe sandbox="allow-scripts" src="{page}"></iframe>'),
  arrives: [],
} satisfies Vector;
