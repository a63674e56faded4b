import { showMarkup } from '../../suite/shown-text';
import type { Vector } from '../../suite/vector';

/** A name that the user was talked into, or that a tool wrote. */
export default {
  run: (stage) => showMarkup(stage, 'label'),
  arrives: [],
} satisfies Vector;
