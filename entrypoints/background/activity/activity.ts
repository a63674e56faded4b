import type { ActivityEntry, ActivityKind } from '../../../core/activity/activity';

/** Notes something for the user. It never fails and never delays what it is about. */
export function note(_kind: ActivityKind, _about: string | null = null): void {}

/** Newest first. */
export async function readActivity(): Promise<readonly ActivityEntry[]> {
  return [];
}

export async function forgetActivity(): Promise<void> {}
