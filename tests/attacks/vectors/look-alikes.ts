import type { Vector } from '../suite/vector';

/** The user is brought to type an address that looks like the API's. */
export default {
  // Browsers read it as a slash.
  'back-slash': { typed: 'https://evil.example\\\\@api.airship.co.uk{path}', at: 'evil.example' },
  http: { typed: 'http://api.airship.co.uk{path}' },
  'in-path': { typed: 'https://evil.example/https://api.airship.co.uk{path}', at: 'evil.example' },
  'in-query': { typed: 'https://evil.example/?https://api.airship.co.uk{path}', at: 'evil.example' },
  'other-port': { typed: 'https://api.airship.co.uk:8443{path}' },
  prefix: { typed: 'https://xapi.airship.co.uk{path}', at: 'xapi.airship.co.uk' },
  // A letter of another script.
  punycode: { typed: 'https://api.xn--irship-2nf.co.uk{path}', at: 'api.xn--irship-2nf.co.uk' },
  sibling: { typed: 'https://api.airship.com{path}', at: 'api.airship.com' },
  subdomain: { typed: 'https://evil.api.airship.co.uk{path}', at: 'evil.api.airship.co.uk' },
  suffix: { typed: 'https://api.airship.co.uk.evil.example{path}', at: 'api.airship.co.uk.evil.example' },
  'trailing-dot': { typed: 'https://api.airship.co.uk.{path}', at: 'api.airship.co.uk.' },
  'upper-case': {
    typed: 'HTTPS://API.AIRSHIP.CO.UK.EVIL.EXAMPLE{path}',
    at: 'api.airship.co.uk.evil.example',
  },
  'user-info': { typed: 'https://api.airship.co.uk@evil.example{path}', at: 'evil.example' },
  'user-info-with-port': { typed: 'https://api.airship.co.uk:443@evil.example{path}', at: 'evil.example' },
} satisfies Readonly<Record<string, Vector>>;
