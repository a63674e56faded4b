import { EVIL } from '../../suite/target';
import type { Vector } from '../../suite/vector';

/** A typed page that refreshes at once is a page that the browser can name. */
export default {
  typed: `${EVIL}/refresh?to={url}`,
} satisfies Vector;
