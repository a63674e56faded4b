import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { findProgram, isProgram } from './find-program';

/** The build's `minimum_chrome_version`. */
export const OLDEST_CHROMIUM = 145;

const MAC_APPS = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
];
const PLAYWRIGHT_LAYOUTS = [
  'chrome-linux64/chrome',
  'chrome-linux/chrome',
  'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
  'chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
  'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * A Chromium or Chrome for Testing new enough for the build, or null. `CHROMIUM_PATH` wins, unchecked.
 * Branded Chrome and Edge are never taken: they refuse `--load-extension`.
 */
export function findChromium(): string | null {
  const chosen = process.env['CHROMIUM_PATH'];
  if (chosen !== undefined && chosen !== '') return isProgram(chosen) ? chosen : null;
  const onPath = findProgram('chromium', 'chromium-browser');
  const candidates = [
    ...(onPath === null ? [] : [onPath]),
    ...MAC_APPS.filter(isProgram),
    ...fromPlaywright(),
  ];
  return candidates.find(fits) ?? null;
}

/** Newest first. */
function fromPlaywright(): readonly string[] {
  const caches = [
    process.env['PLAYWRIGHT_BROWSERS_PATH'] ?? '',
    join(homedir(), '.cache/ms-playwright'),
    join(homedir(), 'Library/Caches/ms-playwright'),
  ].filter((folder) => folder !== '' && existsSync(folder));
  const versions = caches.flatMap((cache) =>
    readdirSync(cache)
      .filter((name) => /^chromium-\d+$/.test(name))
      .sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)))
      .map((name) => join(cache, name)),
  );
  return versions.flatMap((folder) => PLAYWRIGHT_LAYOUTS.map((file) => join(folder, file))).filter(isProgram);
}

function fits(path: string): boolean {
  try {
    const said = execFileSync(path, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    const version = /(?:Chromium|Chrome for Testing) (\d+)\./.exec(said)?.[1];
    return version !== undefined && Number(version) >= OLDEST_CHROMIUM;
  } catch {
    return false;
  }
}
