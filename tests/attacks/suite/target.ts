import { SAMPLE } from '../../servers/sample-tokens';

/** The token that all vectors are after, and where it belongs. */
export const TARGET = {
  providerId: 'airship-uk',
  origin: 'https://api.airship.co.uk',
  host: 'api.airship.co.uk',
  header: 'authorization',
  line: `authorization: Bearer ${SAMPLE.airship}`,
  secret: SAMPLE.airship,
  /** The page that the user allowed to use it. */
  docs: 'https://developers.airship.co.uk',
} as const;

/** The user's other token, which goes over plain http. */
export const PLAIN_SECRET = SAMPLE.splxaiEu;

/** The usual attacker. */
export const EVIL = 'https://evil.example';
