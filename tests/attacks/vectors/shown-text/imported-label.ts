import { showMarkup } from '../../suite/shown-text';
import type { Vector } from '../../suite/vector';

/** Somebody gives the user a backup. */
export default {
  run: (stage) => showMarkup(stage, 'imported label'),
  arrives: [],
} satisfies Vector;
