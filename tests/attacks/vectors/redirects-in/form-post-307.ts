import { form } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  markup: form('method="post"').replace('{url}', '/redirect?status=307&to={url}'),
  arrives: ['POST'],
} satisfies Vector;
