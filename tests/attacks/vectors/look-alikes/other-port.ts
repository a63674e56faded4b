import type { Vector } from '../../suite/vector';

export default {
  typed: 'https://api.airship.co.uk:8443{path}',
} satisfies Vector;
