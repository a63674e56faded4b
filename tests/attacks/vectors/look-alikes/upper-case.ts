import type { Vector } from '../../suite/vector';

export default {
  typed: 'HTTPS://API.AIRSHIP.CO.UK.EVIL.EXAMPLE{path}',
  at: 'api.airship.co.uk.evil.example',
} satisfies Vector;
