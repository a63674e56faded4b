import type { Vector } from '../../suite/vector';

export default {
  typed: 'https://evil.api.airship.co.uk{path}',
  at: 'evil.api.airship.co.uk',
} satisfies Vector;
