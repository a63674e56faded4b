import type { Vector } from '../../suite/vector';

/** Browsers read it as a slash. */
export default {
  typed: 'https://evil.example\\\\@api.airship.co.uk{path}',
  at: 'evil.example',
} satisfies Vector;
