/** The https origin of what was typed, with or without `https://`; null when it is none. */
export function typedOrigin(typed: string): string | null {
  const trimmed = typed.trim();
  const address = trimmed.includes('://') ? trimmed : `https://${trimmed}`;
  if (trimmed === '' || !URL.canParse(address)) return null;
  const { protocol, origin, hostname } = new URL(address);
  return protocol === 'https:' && hostname.includes('.') ? origin : null;
}
