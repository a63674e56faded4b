/** Names that only this computer or this network knows. */
const NEARBY_NAME = /^(?:localhost|[a-z0-9-]+|(?:[a-z0-9-]+\.)+(?:local|lan|home\.arpa|internal))$/;
/** 127.0.0.0/8 and RFC 1918. */
const NEARBY_IPV4 =
  /^(?:127(?:\.\d{1,3}){3}|10(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2})$/;
/** `::1` and fc00::/7. */
const NEARBY_IPV6 = /^\[(?:::1|f[cd][0-9a-f]{2}:[0-9a-f:]*)\]$/;

/**
 * Whether a host is one of this computer or of the network around it.
 * @param host as browsers write it: in lower case, numbers in their usual form
 */
export function isNearby(host: string): boolean {
  return NEARBY_NAME.test(host) || NEARBY_IPV4.test(host) || NEARBY_IPV6.test(host);
}

/** Any address at all, link-local addresses with the metadata of clouds, and IPv4 dressed as IPv6. */
export function isNeverPlain(host: string): boolean {
  return /^(?:0(?:\.\d{1,3}){3}|169\.254(?:\.\d{1,3}){2}|\[::\]|\[::ffff:.*\]|\[fe[89ab][0-9a-f]:.*\])$/.test(
    host,
  );
}
