import { readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findProgram, isProgram } from './find-program';

/** The build's `strict_min_version`. */
export const OLDEST_FIREFOX = 140;

const MAC_APP = '/Applications/Firefox.app/Contents/MacOS/firefox';

/** A Firefox new enough for the build, or null. `FIREFOX_PATH` wins, unchecked. */
export function findFirefox(): string | null {
  const chosen = process.env['FIREFOX_PATH'];
  if (chosen !== undefined && chosen !== '') return isProgram(chosen) ? chosen : null;
  const candidates = [findProgram('firefox-esr'), findProgram('firefox'), MAC_APP];
  return candidates.find((path) => path !== null && isProgram(path) && fits(path)) ?? null;
}

/** Reads the version beside the binary, which is much faster than starting it. */
function fits(path: string): boolean {
  const folder = dirname(realpathSync(path));
  for (const file of [join(folder, 'application.ini'), join(folder, '../Resources/application.ini')]) {
    try {
      const version = /^Version=(\d+)/m.exec(readFileSync(file, 'utf8'))?.[1];
      if (version !== undefined) return Number(version) >= OLDEST_FIREFOX;
    } catch {
      // Not in this layout; the next one is tried.
    }
  }
  return false;
}
