/** A name of several labels, as an address bar spells it: no wildcard, no trailing dot, no `[::1]`. */
const NAME = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/;
const IPV4 = /^\d+(?:\.\d+){3}$/;

/**
 * The https origin of what was typed, with or without `https://`; null when it is none that a browser may be
 * asked about. The address of a page stands for its whole site, so a path is left out.
 */
export function typedOrigin(typed: string): string | null {
  const trimmed = typed.trim();
  const address = trimmed.includes('://') ? trimmed : `https://${trimmed}`;
  if (!URL.canParse(address)) return null;
  const { protocol, origin, hostname, username, password } = new URL(address);
  // A part before an @ makes another site look like the intended one.
  if (protocol !== 'https:' || username !== '' || password !== '') return null;
  return NAME.test(hostname) && !IPV4.test(hostname) ? origin : null;
}
