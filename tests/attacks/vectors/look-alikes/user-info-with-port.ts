import type { Vector } from '../../suite/vector';

export default {
  typed: 'https://api.airship.co.uk:443@evil.example{path}',
  at: 'evil.example',
} satisfies Vector;
