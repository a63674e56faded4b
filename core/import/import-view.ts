import type { MovingView } from './moving/moving-plan';
import type { Resemblance } from './resembling';

/** Each change that an import would make, as pages may see it. No secret but the last four characters of each. */
export interface ImportView {
  /** When the backup was made. Milliseconds since 1970; null for a file that is not a backup. */
  readonly createdAt: number | null;
  readonly tokens: readonly ImportItem[];
  readonly ownProviders: readonly ImportProvider[];
  /** What the file of another tool brings; null for a backup. It has no tokens and own providers then. */
  readonly moving: MovingView | null;
}

/**
 * A provider that somebody described. `new`: comes with the import; `kept`: the one here differs and stays; `refused`:
 * it resembles one that ships, and the file is not a backup.
 */
export interface ImportProvider {
  readonly name: string;
  readonly origins: readonly string[];
  /** With dots for the token and for secret fields. */
  readonly headerLines: readonly string[];
  /** The request that tests its tokens: `GET /v1/me`; null where none is named. */
  readonly check: string | null;
  readonly state: 'new' | 'same' | 'kept' | 'refused';
  /** The shipped provider that it could be mistaken for; null where it resembles none. */
  readonly problem: Resemblance | null;
  /** Names of the headers and other parts of the file that are not taken. */
  readonly leftOut: readonly string[];
}

export interface ImportItem {
  readonly id: string;
  readonly label: string;
  readonly providerName: string;
  readonly lastFour: string;
  /** `set-aside`: a record that did not open is in its place, and would be gone for good. */
  readonly state: 'new' | 'same' | 'changed' | 'set-aside';
  readonly origins: readonly string[];
  readonly headerLines: readonly string[];
  readonly allowedSites: readonly string[];
  /** Pages of the backup that no token may be used from. */
  readonly leftOut: readonly string[];
  /**
   * Whether hosts and headers are those of the catalogue for its provider; `unknown` when the catalogue has
   * no such provider, so that nothing vouches for its name.
   */
  readonly catalogue: 'same' | 'differs' | 'unknown';
  /** What taking it would change of the token that is here. */
  readonly differences: readonly Difference[];
}

export interface Difference {
  readonly field: 'provider' | 'secret' | 'fields' | 'hosts' | 'headers' | 'sites' | 'label' | 'limits';
  /**
   * Each side, one part a line, in words that may be shown; a secret and a secret field show their last four characters. The
   * parts of `limits` are codes: `off`, `chosen-tabs`, `get-only`, `without-cookies`, `shared-with-app`, `revoking`,
   * `opened <header>` (sent only when the API is opened), `until <milliseconds since 1970>`.
   */
  readonly here: string;
  readonly backup: string;
}
