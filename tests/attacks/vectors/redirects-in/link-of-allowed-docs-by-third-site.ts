import { link } from '../../suite/markup';
import { EVIL, TARGET } from '../../suite/target';
import type { Vector } from '../../suite/vector';

/** A link of the allowed page to somebody who sends it on to the API: to the browser it stays that page's. */
export default {
  from: `${TARGET.docs}/`,
  markup: link('', `${EVIL}/redirect?to={url}`),
  residual: 'redirected-link',
} satisfies Vector;
