import type { AttackPage } from '../browsers/attack-browser';
import type { Stage } from './stage';

/** A browser that the suite runs in. */
export type BrowserName = 'chromium' | 'firefox';

/**
 * One attempt of an attacker. `{url}` stands for an address at the API, another one for each vector, and
 * `{path}` for its path. What can be said as data is said as data.
 */
export interface Vector {
  /** The attacker's page, where it is not the usual one. */
  readonly from?: string;
  /** What the user does before the attacker comes. */
  readonly before?: (stage: Stage) => Promise<unknown>;
  /** What is put into that page; its scripts run with the activation of a click. */
  readonly markup?: string;
  /** An address that the user is brought to type or has as a bookmark, in place of a page. */
  readonly typed?: string;
  /** What data can't say. @returns what the attacker holds in the end, if not requests */
  readonly run?: (stage: Stage, page: AttackPage) => Promise<unknown>;
  /** Methods with which it has to arrive at the server; GET unless it says otherwise, none for what sends nothing. */
  readonly arrives?: readonly string[];
  /** Where it has to arrive, if not at the API. */
  readonly at?: string;
  /** How often it is repeated, for what leaks only now and then. */
  readonly rounds?: number;
  /** How many requests `run` causes, all to the same path; one unless it says otherwise. */
  readonly times?: number;
  /**
   * What the attacker is after: the token, unless it is a session that the token opened (`suite/session.ts`), or the
   * other token, which goes over plain http (`suite/plain-token.ts`).
   */
  readonly prize?: 'session' | 'plain-token';
  /** Runs in every mode of an extension; others run only where they name an exception that the mode may close. */
  readonly inEveryMode?: true;
  /** Name of the exception in `docs/security/P2.md` that allows it to leak, where it leaks by browser only there. */
  readonly residual?: string;
  readonly residualIn?: readonly BrowserName[];
  /** Where a browser ends it by itself before it arrives, and how. */
  readonly stoppedBy?: Readonly<Partial<Record<BrowserName, string>>>;
  /** Browsers that have no such thing at all, and why. */
  readonly notIn?: Readonly<Partial<Record<BrowserName, string>>>;
}

/** A vector with its name in all of them: `family/name`. */
export interface NamedVector extends Vector {
  readonly name: string;
}
