import type { Standing } from '../../core/messages/standing';
import type { Snapshot } from '../../core/snapshot/snapshot';
import type { ThisTab } from '../../platform/this-tab';
import type { Problem } from '../words/problem-text';

/** What a page shows. `auto` lets a draft or a result that waits come first. */
export type View =
  | { readonly name: 'auto' | 'home' | 'add' | 'passphrase' }
  | { readonly name: 'replace' | 'result' | 'revoke' | 'edit' | 'reveal'; readonly id: string };

/** Everything a page knows. No secret is ever in here. */
export interface UiState {
  readonly snapshot: Snapshot | null;
  /** Asked for while there is no snapshot. */
  readonly standing: Standing | null;
  readonly tab: ThisTab | null;
  readonly view: View;
  readonly problem: Problem | null;
  /** Answers the question for a fresh passphrase or passkey (`withProof`); null while none is asked. */
  readonly answerProof: ((given: boolean) => void) | null;
  /** Last words for the live region. */
  readonly announcement: string;
}
