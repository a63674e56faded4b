import { link } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  markup: link('', '/redirect?status=308&to={url}'),
} satisfies Vector;
