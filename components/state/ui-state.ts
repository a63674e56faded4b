import type { Standing } from '../../core/messages/standing';
import type { Snapshot } from '../../core/pages/snapshot';
import type { ThisTab } from '../../platform/this-tab';
import type { Problem } from '../format/problem-text';

/** What a page shows. `auto` lets a draft or a result that waits come first. */
export type View =
  | { readonly name: 'auto' | 'add' | 'passphrase' }
  /** `at`: the section to begin at. */
  | { readonly name: 'home'; readonly at?: string }
  | { readonly name: 'replace' | 'result' | 'revoke' | 'reveal'; readonly id: string }
  /** `at`: the part to begin at. */
  | { readonly name: 'edit'; readonly id: string; readonly at?: 'cookies' }
  | { readonly name: 'add-passkey' | 'recovery-code' | 'recovery-used' }
  | { readonly name: 'remove-way'; readonly id: string }
  /** While locked. */
  | { readonly name: 'unlock-passkey' | 'unlock-recovery' }
  /** While locked. `restores`: what comes next is a backup. */
  | { readonly name: 'start-over'; readonly restores: boolean };

/** Everything a page knows. No secret is ever in here. */
export interface UiState {
  readonly snapshot: Snapshot | null;
  /** Asked for while there is no snapshot. */
  readonly standing: Standing | null;
  readonly tab: ThisTab | null;
  /** How often that was another tab or another address, the first included. */
  readonly tabChanges: number;
  readonly view: View;
  readonly problem: Problem | null;
  /** Whether what was pasted waited already when the page opened. */
  readonly continued: boolean;
  /** Answers the question for a fresh passphrase or passkey (`withProof`); null while none is asked. */
  readonly answerProof: ((given: boolean) => void) | null;
  /** Last words for the live region; `count` tells two that are the same apart. */
  readonly announcement: { readonly words: string; readonly count: number; readonly shown: boolean };
}
