import { link } from '../../suite/markup';
import { TARGET } from '../../suite/target';
import type { Vector } from '../../suite/vector';

export default {
  markup: link('', `${TARGET.docs}/redirect?to={url}`),
} satisfies Vector;
