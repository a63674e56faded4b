import { link } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  markup: link('', 'http://other.example/redirect?to={url}'),
} satisfies Vector;
