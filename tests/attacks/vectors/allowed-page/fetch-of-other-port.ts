import { fetching, NO_CORS } from '../../suite/markup';
import type { Vector } from '../../suite/vector';

export default {
  from: 'https://developers.airship.co.uk:8443/',
  markup: fetching(NO_CORS),
  residual: 'below-allowed-page',
} satisfies Vector;
