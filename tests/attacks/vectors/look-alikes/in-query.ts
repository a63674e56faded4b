import type { Vector } from '../../suite/vector';

export default {
  typed: 'https://evil.example/?https://api.airship.co.uk{path}',
  at: 'evil.example',
} satisfies Vector;
