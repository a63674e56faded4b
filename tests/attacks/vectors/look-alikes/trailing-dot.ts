import type { Vector } from '../../suite/vector';

export default {
  typed: 'https://api.airship.co.uk.{path}',
  at: 'api.airship.co.uk.',
} satisfies Vector;
