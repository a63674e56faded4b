/** Headers that say who asks, for what, or how to read the bytes, and those that we set ourselves. */
const RESERVED =
  /^(?:accept-(?:charset|encoding)|access-control-.*|cache-control|connection|content-.*|cookie2?|date|dnt|expect|forwarded|host|if-.*|keep-alive|origin|pragma|proxy-.*|range|referer|sec-.*|set-cookie2?|te|trailer|transfer-encoding|upgrade|user-agent|via|x-forwarded-.*|x-http-method.*|x-method-override)$/;

/**
 * Whether a header must be neither a token's nor set beside one.
 * @param name in lower case
 */
export function isReservedHeader(name: string): boolean {
  return RESERVED.test(name);
}
