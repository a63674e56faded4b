/** What the name of a header says it is for. Documents declare ids, versions and secrets alike. */
export type HeaderRole =
  | 'secret'
  /** The name of the host itself, as gateways ask for it. */
  | 'host'
  | 'version'
  /** Says who asks, and is not a secret: a client, a project. */
  | 'id'
  /** Routes, impersonates, changes the method, is good for one request: never proposed. */
  | 'never'
  /** Computed for each request. */
  | 'signed'
  | 'other';

const LEGAL = /^[A-Za-z0-9-_.!#$%&'*+^`|~]{1,64}$/;

/** Browsers and proxies set these, or they say how the bytes are to be read. */
const RESERVED =
  /^(?:accept(?:-charset|-encoding|-language)?|access-control-.*|cache-control|connection|content-.*|cookie2?|date|dnt|expect|forwarded|host|if-.*|keep-alive|origin|pragma|proxy-.*|range|referer|sec-.*|set-cookie2?|te|trailer|transfer-encoding|upgrade|user-agent|via|x-forwarded-.*)$/;

const NEVER =
  /^(?:x-original-.*|x-rewrite-.*|x-http-method.*|x-method.*|x-host|x-real-ip|(?:x|true|cf)-.*-ip|x-envoy-.*|service-worker.*|max-forwards|from|x-(?:webhook|callback)-.*)$|^(?:x-)?su(?:do)?$|impersonat|on-behalf|act-?as|(?:^|[-_])(?:otp|totp|2fa|mfa)(?:$|[-_])|one-?time/;

const SIGNED = /signature$|^x-amz-|(?:^|[-_])hmac(?:$|[-_])/;
const SECRET =
  /(?:api|app|auth|access|subscription|private|integration|license)[-_]?(?:key|token)$|(?:^|[-_.])(?:key|token|auth|secret|password|passwd|credentials?|authorization|authentication|apikey|jwt|bearer)(?:$|[-_.])|(?:apikey|token|secret|password)$/;
const NO_SECRET =
  /idempoten|partition|sort|cache|csrf|xsrf|surrogate|(?:refresh|page|sync|continuation|next|pagination|delta|upload|resume|change)[-_]?token|request[-_]?key|public[-_]?key|encryption|(?:provider|type|method|scheme|realm|mode|status)$|expir|customer-(?:algorithm|key)|sse-/;
const ID =
  /[-_.]id$|(?:client|app|application|account|project|user|org|organi[sz]ation|tenant|team|company|customer|merchant|site|store|shop|partner|workspace|vendor|developer)[-_]?id$|^(?:x-)?(?:auth-)?(?:e-?mail|user-?name|login|user|tenant|account|project|workspace|org|organi[sz]ation|team)$/;
const NO_ID =
  /(?:request|correlation|trace|transaction|idempotency|message|span|session|device|call|operation|activity|event|job|batch)[-_]?id$/;

/** Whether a header can have the name at all. */
export function isLegalName(name: string): boolean {
  return LEGAL.test(name);
}

/** Whether Keybearer sets the header for nobody. */
export function isReservedName(name: string): boolean {
  return RESERVED.test(name.toLowerCase());
}

/** What a header is for, by its name alone. */
export function roleOfHeader(name: string): HeaderRole {
  const lower = name.toLowerCase();
  if (RESERVED.test(lower) || NEVER.test(lower)) return 'never';
  if (/^x-rapidapi-host$|^[a-z0-9-]+-api-host$/.test(lower)) return 'host';
  if (/^[a-z][a-z0-9-]*[-_]version$/.test(lower)) return 'version';
  if (SIGNED.test(lower)) return 'signed';
  if (ID.test(lower)) return NO_ID.test(lower) ? 'other' : 'id';
  return SECRET.test(lower) && !NO_SECRET.test(lower) ? 'secret' : 'other';
}

/** Whether a parameter in an address is a credential by its name: `api_key`, `access_token`. */
export function isCredentialInAddress(name: string): boolean {
  return /^(?:api[-_]?key|app[-_]?key|access[-_]?token|auth[-_]?token|token|apitoken|api[-_]?token|key|secret|auth|user[-_]?key|subscription[-_]key)$/i.test(
    name,
  );
}

/** A field's name for a header: `x_app_id` for `X-App-Id`. Unique among those that are taken. */
export function fieldNameFor(header: string, taken: ReadonlySet<string>): string {
  const plain = header.toLowerCase().replace(/[^a-z0-9]+/g, '_');
  const start = plain.replace(/^[^a-z]+/, '').replace(/_+$/, '');
  const name = (start === '' || start === 'token' ? `field_${start}` : start).slice(0, 28).replace(/_+$/, '');
  for (let count = 1; ; count += 1) {
    const candidate = count === 1 ? name : `${name}_${count}`;
    if (!taken.has(candidate)) return candidate;
  }
}
