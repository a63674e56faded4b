/**
 * False in Firefox: it lets an extension use passkeys only under a web address that the extension has access
 * to (since 150; `SecurityError` without one). We own none, and one made under a provider's address would be
 * a passkey of that provider's.
 */
export function passkeysWork(): boolean {
  return !import.meta.env.FIREFOX;
}
