import { NO_CORS, script } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  markup: script(`fetch('/redirect?to={url}', ${NO_CORS})`),
} satisfies Vector;
