import type { Address } from './address';
import type { CredentialForm, DoubtKind, ReadFrom } from './reading';

/** A value that stands behind a name: it may be a credential, or say something about one. */
export interface Pair {
  readonly kind: 'pair';
  /** Null for a value that stands alone. */
  readonly name: string | null;
  readonly value: string;
  readonly form: CredentialForm;
  /** In code, the object or the call that it is passed to: `OpenAI`, `acme.Client`. */
  readonly handedTo?: string | null;
  /** The variable of the paste whose value was filled in. */
  readonly variable?: string;
}

/** One thing that a reader finds in a paste. Whether a pair is a credential is judged later, for all readers at once. */
export type Part =
  | Pair
  | {
      readonly kind: 'address';
      readonly address: Address;
      readonly name: string | null;
      /** As written, where a variable of the paste may be used in it. */
      readonly text?: string;
    }
  /** Something that holds a token elsewhere, or none: a file, a cookie, a signature. */
  | {
      readonly kind: 'instead';
      readonly doubt: DoubtKind;
      readonly name: string | null;
      readonly text: string | null;
    }
  /** A word of an import or of a call that names a company: `pagerduty`. */
  | { readonly kind: 'mention'; readonly name: string }
  /** The method of the request: `GET`. */
  | { readonly kind: 'method'; readonly method: string }
  /** A name that the paste gives to the token. */
  | { readonly kind: 'title'; readonly text: string }
  /** The name of something that is not used. */
  | { readonly kind: 'left-out'; readonly name: string }
  /** Two values that belong to one person's name and password. */
  | { readonly kind: 'user'; readonly user: string; readonly password: string; readonly name: string };

export interface Found {
  readonly part: Part;
  readonly readFrom: ReadFrom;
  /** Index of the line. */
  readonly line: number;
  /** Parts of one request or command share a number; 0 is everything that stands loose in the paste. */
  readonly scope: number;
}

/** A block of lines as one reader read it. */
export interface Block {
  readonly found: readonly {
    readonly part: Part;
    readonly line?: number;
    readonly scope?: number;
    readonly readFrom?: ReadFrom;
  }[];
  /** Index of the first line after the block; greater than the one it began with. */
  readonly next: number;
}

/** Reads one way of writing a token down. Readers are asked line by line, in the order of their list. */
export interface PasteReader {
  readonly name: ReadFrom;
  /** Whether a block of this form begins at this line. Must not look further than it has to. */
  accepts(lines: readonly string[], at: number): boolean;
  read(lines: readonly string[], at: number): Block;
}
