import type { SiteRequest } from './site';

/** The header that carries a token and exactly what stands before the token in its value. */
export interface CredentialShape {
  readonly header: string;
  readonly prefix: string;
}

export type Credential =
  | { readonly state: 'absent' }
  | { readonly state: 'malformed' }
  | { readonly state: 'given'; readonly token: string };

/** Reads the credential to the letter: one line, exact scheme word and spacing, one visible word after it. */
export function readCredential(request: SiteRequest, { header, prefix }: CredentialShape): Credential {
  const [value, ...more] = request.headerValues(header);
  if (value === undefined) return { state: 'absent' };
  if (more.length > 0 || !value.startsWith(prefix)) return { state: 'malformed' };
  const token = value.slice(prefix.length);
  return /^[!-~]+$/.test(token) ? { state: 'given', token } : { state: 'malformed' };
}
