import type { Vector } from '../../suite/vector';

export default {
  typed: 'https://api.airship.co.uk.evil.example{path}',
  at: 'api.airship.co.uk.evil.example',
} satisfies Vector;
