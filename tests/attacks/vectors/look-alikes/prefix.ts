import type { Vector } from '../../suite/vector';

export default {
  typed: 'https://xapi.airship.co.uk{path}',
  at: 'xapi.airship.co.uk',
} satisfies Vector;
