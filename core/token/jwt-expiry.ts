/**
 * Reads when a JSON Web Token ends, locally and without judging its signature.
 * @returns milliseconds since 1970, or null for anything that is not a JWT with `exp` (RFC 7519, 4.1.4)
 */
export function jwtExpiry(secret: string): number | null {
  const parts = secret.split('.');
  const payload = parts[1];
  if (parts.length !== 3 || payload === undefined) return null;
  try {
    const claims: unknown = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')));
    if (typeof claims !== 'object' || claims === null || !('exp' in claims)) return null;
    const { exp } = claims;
    return typeof exp === 'number' && exp > 0 && exp < 1e11 ? Math.floor(exp * 1000) : null;
  } catch {
    return null;
  }
}
