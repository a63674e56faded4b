import type { Provider } from '../providers/provider';
import { jwtExpiry } from '../token/jwt-expiry';
import type { TokenRecord } from '../token/token-record';

/** The characters of a secret, in words that pages have texts for. */
export type Characters = 'digits' | 'hex' | 'uuid' | 'jwt' | 'letters' | 'more';

/** What may explain a refusal. Nothing in it repeats the secret. */
export interface RefusalLeads {
  /** Characters. */
  readonly length: number;
  readonly characters: Characters;
  /** Whether the provider documents a form of its tokens that this one does not have. */
  readonly otherForm: boolean;
  /** How it was pasted and how it is sent, where the two differ. */
  readonly cameAs: { readonly pasted: string; readonly sent: string } | null;
  /** Milliseconds since 1970 at which it ended, as the token itself says; null where it says nothing or goes on. */
  readonly expiredAt: number | null;
  readonly looksOdd: boolean;
}

const FORMS: readonly (readonly [Characters, RegExp])[] = [
  ['digits', /^\d+$/],
  ['uuid', /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i],
  ['hex', /^(?:[\da-f]+|[\dA-F]+)$/],
  ['jwt', /^eyJ[\w-]+\.[\w-]+\.[\w-]*$/],
  ['letters', /^[A-Za-z\d]+$/],
];

/**
 * Looks at a token that was refused for what a person would check first.
 * @returns null for a token that was not refused
 */
export function refusalLeads(token: TokenRecord, provider: Provider | undefined): RefusalLeads | null {
  const { secret, test } = token;
  if (test?.outcome !== 'refused') return null;
  const pattern = provider?.tokenPattern ?? null;
  const ends = jwtExpiry(secret);
  return {
    length: secret.length,
    characters: FORMS.find(([, form]) => form.test(secret))?.[0] ?? 'more',
    otherForm: pattern !== null && !new RegExp(pattern).test(secret),
    cameAs: cameOtherwise(token),
    expiredAt: ends !== null && ends <= test.at ? ends : null,
    looksOdd: token.looksOdd ?? false,
  };
}

/** Without a header in the paste nothing was said about how the token is sent. */
function cameOtherwise({ cameAs, headers }: TokenRecord): RefusalLeads['cameAs'] {
  const [first] = headers;
  if (cameAs === undefined || cameAs.header === null || first === undefined) return null;
  const pasted = asSent(cameAs.header, cameAs.scheme ?? '');
  const sent = asSent(first.name, first.encoding === 'basic' ? 'Basic' : schemeOf(first.template));
  return pasted.toLowerCase() === sent.toLowerCase() ? null : { pasted, sent };
}

/** The words before the token. */
function schemeOf(template: string): string {
  return (template.split('{token}')[0] ?? '').trim();
}

function asSent(header: string, scheme: string): string {
  return scheme === '' ? header : `${header}: ${scheme}`;
}
