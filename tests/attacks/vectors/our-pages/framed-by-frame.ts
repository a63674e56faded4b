import { framePages } from '../../suite/our-pages';
import type { Vector } from '../../suite/vector';

/** A frame of the attacker’s own goes there, as policies may look at the direct parent only. */
export default {
  run: (stage, page) => framePages(stage, page, `<iframe srcdoc="<iframe src='{page}'></iframe>"></iframe>`),
  arrives: [],
} satisfies Vector;
