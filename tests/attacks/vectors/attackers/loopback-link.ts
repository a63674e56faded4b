import { link } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  from: 'http://localhost:{port}/',
  markup: link(),
} satisfies Vector;
