import type { Vector } from '../../suite/vector';

export default {
  typed: 'http://evil.example/redirect?to={url}',
  residual: 'typed-redirect',
} satisfies Vector;
