import { FILE_PAGE } from '../../suite/file-page';
import { fetching, NO_CORS } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  from: FILE_PAGE,
  markup: fetching(NO_CORS),
} satisfies Vector;
