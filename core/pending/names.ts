import { isNobodys } from '../providers/common-words';

/**
 * Scores of the name in front of a value. They order candidates, and only their distance means something: where the
 * first is ahead by less than `CLEAR_LEAD` of `choose.ts`, the user is asked.
 */

/** Headers that browsers and tools send with every request. None of them is ever a token. */
const ORDINARY_HEADER =
  /^(?:a-im|accept(?:-.*)?|access-control-.*|age|allow|alt-.*|authority|cache-control|cf-.*|connection|content-.*|cookie2?|date|dnt|dpr|downlink|ect|etag|expect|expires|forwarded|from|host|if-.*|keep-alive|last-modified|link|location|max-forwards|method|mode|origin|path|pragma|prefer|priority|proxy-connection|purpose|range|referer|referrer|referrer-policy|retry-after|rtt|save-data|scheme|sec-.*|server|service-worker.*|set-cookie2?|status|te|trailer|transfer-encoding|upgrade.*|user-agent|vary|via|viewport-width|warning|width|traceparent|tracestate|baggage|newrelic|sentry-.*|x-amz-date|x-amz-content-sha256|x-b3-.*|x-client-.*|x-csrf.*|x-xsrf.*|x-datadog-.*|x-forwarded-.*|x-github-api-version|x-http-method.*|x-idempotency.*|idempotency-.*|x-original-.*|x-real-ip|x-request.*|x-requested-with|x-correlation.*|x-trace.*|x-.*-version|.*-version)$/;

/** Names that many APIs share: they say that a token is there and nothing about whose. */
const EVERYBODYS =
  /^(?:proxy-)?authorization$|^(?:x-)?(?:api|app|access|auth|user|private|service)?-?_?(?:key|token|secret|apikey|auth)(?:-?_?(?:key|token))?$/;

const NEVER =
  /(?:^|_)(?:type|types|expires|expiry|expiration|id|ids|url|uri|urls|host|hostname|endpoint|path|file|filename|region|version|scope|scopes|alg|algorithm|kid|csrf|xsrf|nonce|hint|length|count|header|headers|prefix|ttl|issuer|audience|timeout|limit|port|email|user|username|login|format|mode|enabled|state|status|message|code|description|schedule|sha\d{0,3}|md5|etag|integrity|commit|checksum|digest|fingerprint|revision|in|name|field|param|params|info|date|at|size|index|max|min)$|csrf|xsrf|(?:^|_)public(?:_?key)?$|^public_key|publishable|^(?:max|min|num|total)_|idempotency|keyword|keyboard|keyring|monkey/;

const SCORES: readonly (readonly [pattern: RegExp, score: number])[] = [
  [/refresh_?token/, 40],
  [/id_token$/, 50],
  [/client_?secret/, 75],
  [/(?:^|_)(?:password|passwd|pwd|passphrase)$/, 35],
  [/^(?:proxy_)?authorization$|access_?token|auth_?token|bearer/, 90],
  [/token|api_?key|(?:^|_)p(?:at|ak)(?:_|$)/, 80],
  [/(?:^|_)(?:key|auth|jwt|credentials?)(?:_|$)|[a-z]key$|access_?key|secret_?key/, 70],
  [/secret|credential|passw|authoriz|oauth/, 50],
];

/** Score of a name without any such word: enough when nothing else is there. */
export const UNTELLING = 15;

/** `pagerdutyApiKey`, `X-Api-Key`, `pagerduty.api_key` and `API KEY` as `pagerduty_api_key` and so on. */
export function plainName(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .toLowerCase();
}

/** Score of a name: 0 when it can't be that of a token, `UNTELLING` when it says nothing about its value. */
export function scoreOfName(name: string): number {
  const plain = plainName(name);
  if (NEVER.test(plain)) return 0;
  for (const [pattern, score] of SCORES) if (pattern.test(plain)) return score;
  return UNTELLING;
}

/** Whether a name speaks of a token. */
export function isTelling(name: string): boolean {
  return scoreOfName(name) > UNTELLING;
}

/** Whether a name has a word that may be a company's: no word of it that is nobody's says whose the token is. */
export function namesSomebody(name: string): boolean {
  return plainName(name)
    .split('_')
    .some((word) => word !== '' && !isNobodys(word));
}

/** @param name in any case */
export function isOrdinaryHeader(name: string): boolean {
  return ORDINARY_HEADER.test(name.toLowerCase());
}

/** Score of a header's name; 0 for a reserved header. */
export function scoreOfHeader(name: string): number {
  if (name.toLowerCase() === 'authorization') return 110;
  return isOrdinaryHeader(name) ? 0 : scoreOfName(name);
}

/** Whether a header's name says nothing about whose token it holds. */
export function isEverybodys(header: string): boolean {
  return EVERYBODYS.test(header.toLowerCase());
}

/** Whether a name may stand in front of an address that says where the token goes: `PYLON_BASE_URL`. */
export function isAddressName(name: string): boolean {
  const plain = plainName(name);
  return (
    /(?:^|_)(?:url|uri|host|endpoint|base|origin|server|domain|api)$/.test(plain) &&
    !/webhook|callback|redirect|proxy|dsn|sentry(?!_url$|_host$)|database|redis|postgres|mysql|mongo|amqp|otel|docs|documentation|referr?er|issuer|logo|icon|image|avatar|html|next|prev|regex|filter|auth_url|token_url|home_?page|repo/.test(
      plain,
    ) &&
    plain !== 'origin'
  );
}
