import { FILE_PAGE } from '../../suite/file-page';
import { link } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  from: FILE_PAGE,
  markup: link(),
  residual: 'unlisted-address',
} satisfies Vector;
