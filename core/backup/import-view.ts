/** What a backup would change, as pages may see it. No secret but the last four characters of each. */
export interface ImportView {
  /** When the backup was made. Milliseconds since 1970. */
  readonly createdAt: number;
  readonly tokens: readonly ImportItem[];
}

export interface ImportItem {
  readonly id: string;
  readonly label: string;
  readonly providerName: string;
  readonly lastFour: string;
  readonly state: 'new' | 'same' | 'changed';
  readonly origins: readonly string[];
  readonly headerLines: readonly string[];
  readonly allowedSites: readonly string[];
  /** What taking it would change of the token that is here. */
  readonly differences: readonly Difference[];
}

export interface Difference {
  readonly field: 'secret' | 'hosts' | 'headers' | 'sites' | 'label' | 'limits';
  /** Each side in words that may be shown; a secret shows its last four characters. */
  readonly here: string;
  readonly backup: string;
}
