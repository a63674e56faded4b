import { link } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  markup: link('', '/redirect?status=301&to={url}'),
} satisfies Vector;
