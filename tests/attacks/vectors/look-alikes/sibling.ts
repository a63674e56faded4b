import type { Vector } from '../../suite/vector';

export default {
  typed: 'https://api.airship.com{path}',
  at: 'api.airship.com',
} satisfies Vector;
