/** How one part of the torture ended. */
export interface Report {
  /** With figures. */
  readonly line: string;
  /** What must not have happened. */
  readonly failures: readonly string[];
}
