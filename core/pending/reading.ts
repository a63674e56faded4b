import type { Address } from './address';

/** The form in which a token, or what is in its place, was found. The view has a sentence for each. */
export type ReadFrom =
  | 'curl'
  | 'command'
  | 'powershell'
  | 'http-request'
  | 'http-file'
  | 'postman'
  | 'insomnia'
  | 'httpie-session'
  | 'bruno'
  | 'headers'
  | 'json'
  | 'yaml'
  | 'assignment'
  | 'query'
  | 'markup'
  | 'table'
  | 'code'
  | 'label'
  | 'bare';

/** The syntax that a credential stood in: it decides how the credential counts, and how it was sent. */
export type CredentialForm =
  | 'header'
  | 'variable'
  | 'field'
  | 'parameter'
  | 'option'
  | 'user-password'
  | 'argument'
  | 'label'
  | 'bare';

/** A change to what was pasted, said to the user, who may undo it. Nothing of the secret is in it. */
export type Repair =
  | { readonly kind: 'joined-lines'; readonly count: number }
  /** A scheme that stood more than once. */
  | { readonly kind: 'scheme-twice'; readonly scheme: string }
  /** Characters at the end that belong to the text around: `;`, `,`. */
  | { readonly kind: 'punctuation'; readonly text: string }
  /** Brackets around a token that was filled into an example: `< >`. */
  | { readonly kind: 'brackets'; readonly text: string }
  /** Invisible characters that were taken out, by name: `U+200B`. */
  | { readonly kind: 'invisible'; readonly codePoints: readonly string[] };

/** Kinds of values that stand where a token is expected and are probably none. */
export type DoubtKind =
  | 'placeholder'
  /** Printed by the provider's own pages; `providerId` says whose. */
  | 'sample'
  /** Shortened or starred out for the screen. */
  | 'masked'
  | 'address'
  /** `op://`, `$NAME`, `${{ }}`, `process.env.NAME`: something else puts the token there. */
  | 'pointer'
  /** `-H @file`, `-K file`, `--netrc`. */
  | 'file'
  | 'cookie'
  /** The key is part of the address. */
  | 'key-in-address'
  | 'name-and-password'
  /** Made for one request: AWS signatures, Digest, OAuth 1, Hawk. */
  | 'signed'
  | 'private-key'
  | 'description'
  /** One ordinary word. */
  | 'word'
  /** Prose. */
  | 'words'
  /** A command, code or data without a token. */
  | 'no-token'
  /** A name or a scheme with nothing behind it. */
  | 'nothing-behind'
  | 'not-ascii'
  | 'quotes'
  | 'too-long';

export interface Seen {
  readonly kind: DoubtKind;
  /** Name of the variable, header or option that it stood behind; null for a lone one. */
  readonly name: string | null;
  /** The part that may be shown: a pointer, a file's name, a placeholder. Never anything of a possible secret. */
  readonly text: string | null;
  readonly providerId: string | null;
  /** The token that *use it all the same* takes; null where that is not offered. */
  readonly anyway: FoundToken | null;
}

/** The header in which the token was sent, in the place that it was pasted from. */
export interface PastedHeader {
  /** As spelt there. */
  readonly name: string;
  /** `Bearer {token}`. Names of accounts may be in it, no secret is. */
  readonly template: string;
  readonly encoding: 'plain' | 'basic';
}

/** One reason to think of a provider. The view quotes it. */
export interface Evidence {
  readonly kind: 'address' | 'name' | 'header' | 'scheme' | 'tab' | 'form';
  /** The host, the variable or label, the header, the scheme, the tab's host, the literal start. */
  readonly text: string;
  /** Null for an address that no provider lists, and for a name that speaks of somebody else. */
  readonly providerId: string | null;
  readonly region: string | null;
  /** The kind of page in the tab; null for evidence that is not from a tab. */
  readonly site: 'host' | 'docs' | 'console' | null;
}

/** The provider of a token, as far as the paste and the tab say. */
export interface Owner {
  /** Null where nobody is suggested, or where evidence contradicts itself. */
  readonly providerId: string | null;
  /** Set with a provider that has regions, where an address, a console or a name says which. */
  readonly region: string | null;
  /** Strongest first; `evidence[0]` is why `providerId` was chosen. */
  readonly evidence: readonly Evidence[];
  /** Why nobody is preselected, for the view's sentence; null where somebody is, or nothing is known. */
  readonly open:
    | 'contradiction'
    | 'two-targets'
    | 'unsure-address'
    | 'unknown-address'
    | 'unknown-name'
    /** Several live at its address or are named by it: `evidence` begins with them. */
    | 'several-providers'
    | null;
  /** Ids of a few providers that have tokens of this form, best first. They order a picker and choose nobody. */
  readonly fitting: readonly string[];
}

/** An extra header that the paste proposes for the token; only from the allowlist. */
export interface ProposedHeader {
  readonly name: string;
  readonly value: string;
}

export interface SecondSecret {
  readonly header: PastedHeader;
  readonly secret: string;
}

/** A token that was found. Nothing here but `secret` repeats it; `fields` and `secondSecrets` hold others. */
export interface FoundToken {
  readonly secret: string;
  readonly form: CredentialForm;
  /** Variable, field, option or label it stood behind, as spelt; null for a lone one. */
  readonly name: string | null;
  /** The header as pasted, or null where the paste does not say how it is sent. */
  readonly header: PastedHeader | null;
  readonly readFrom: ReadFrom;
  /** Line of the paste, from 1. */
  readonly line: number;
  readonly repaired: readonly Repair[];
  readonly owner: Owner;
  /** Addresses that the paste sends the token to. */
  readonly targets: readonly Address[];
  readonly extraHeaders: readonly ProposedHeader[];
  /** By name: secrets that stood in the provider's other headers of the same request. */
  readonly fields: Readonly<Record<string, string>>;
  /** Secrets in other headers of the same request, for an API whose headers nobody has written down yet. */
  readonly secondSecrets: readonly SecondSecret[];
  /** Method of the request that it stood in, in capitals; null where the paste does not say. */
  readonly method: string | null;
  /** A name that the paste gives it, for the user to change. */
  readonly label: string | null;
  /** Index of an earlier one in the same list with the same secret. */
  readonly sameAs: number | null;
}

interface Context {
  readonly readFrom: ReadFrom;
  /** Names of what was not used: headers, options, variables, `comment`. No values. */
  readonly leftOut: readonly string[];
  /** Every address that plays a part, with the part it plays. */
  readonly addresses: readonly Address[];
  /** Other values in the place of a token: examples, pointers. */
  readonly seen: readonly Seen[];
  /** More than one line has something in it. */
  readonly severalLines: boolean;
}

/**
 * The content of a paste. `several`: tokens of their own, to be ticked. `question`: parts of one thing, and the user
 * says which of them is the token; their order means nothing. `none`: `seen` says what was there instead.
 */
export type Reading = Context &
  (
    | { readonly kind: 'token'; readonly token: FoundToken }
    | { readonly kind: 'several'; readonly tokens: readonly FoundToken[] }
    | {
        readonly kind: 'question';
        readonly asks: 'same-header' | 'which-token';
        readonly tokens: readonly FoundToken[];
      }
    | { readonly kind: 'none' }
  );
