import { goToPages } from '../../suite/our-pages';
import type { Vector } from '../../suite/vector';

/** A window whose handle the attacker keeps. */
export default {
  run: (stage) => goToPages(stage, "<script>open('{page}')</script>"),
  arrives: [],
} satisfies Vector;
