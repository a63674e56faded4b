import { fetching, NO_CORS } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  from: 'https://evil.developers.airship.co.uk/',
  markup: fetching(NO_CORS),
  residual: 'below-allowed-page',
} satisfies Vector;
