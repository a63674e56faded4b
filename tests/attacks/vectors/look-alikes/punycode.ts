import type { Vector } from '../../suite/vector';

/** A letter of another script. */
export default {
  typed: 'https://api.xn--irship-2nf.co.uk{path}',
  at: 'api.xn--irship-2nf.co.uk',
} satisfies Vector;
