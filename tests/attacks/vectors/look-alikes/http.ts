import type { Vector } from '../../suite/vector';

export default {
  typed: 'http://api.airship.co.uk{path}',
} satisfies Vector;
