import { includesOrigin, isAnyPort } from '../../../core/shapes/any-port';
import { firstOrigin } from '../../../core/token/plain-http';
import { exclusive } from '../../../platform/background/exclusive';
import { purgeHttpCache } from '../../../platform/background/http-cache';
import { sessionValue } from '../session-storage/session-value';
import { choices } from '../stores/choices';

const toPurge = sessionValue('toPurge');
/** What could not be written down, for want of room. */
let unwritten: readonly string[] = [];

/** Drops what the browser keeps of these origins; a browser that can't is no reason to stop. */
export async function purgeCacheOf(origins: readonly string[]): Promise<void> {
  try {
    await purgeHttpCache([...new Set(await withPorts(origins))]);
  } catch {
    // The rules keep answers out of what browsers store anyway (core/rules/header-changes.ts).
  }
}

/**
 * The same origins, with those that tabs show in the place of one that stands for every port of this computer. Others
 * are not known; their answers were never to be stored (core/rules/header-changes.ts).
 */
export async function withPorts(origins: readonly string[]): Promise<readonly string[]> {
  if (!origins.some(isAnyPort)) return origins;
  const shown = Object.values((await choices.read()).shown).map(({ origin }) => origin);
  return origins.flatMap((origin) =>
    isAnyPort(origin)
      ? [firstOrigin({ origins: [origin] }), ...shown.filter((each) => includesOrigin([origin], each))]
      : origin,
  );
}

/**
 * Notes whose rules are about to end, so that a worker that dies before their answers are dropped is followed by one that
 * does it. Where that can't be written, the rules end all the same.
 */
export async function notePurge(origins: readonly string[]): Promise<void> {
  if (origins.length === 0) return;
  try {
    // At the end, also where it stands there already: a purge under way may have passed it.
    await inTurn(async (noted) => toPurge.write([...noted, ...origins]));
  } catch {
    unwritten = [...unwritten, ...origins];
  }
}

/**
 * Drops what was noted. The browser may take seconds for that, so no rule, no lock and no tab may wait for it: callers hold
 * no lock that those need.
 */
export function purgeNoted(): Promise<void> {
  return exclusive('purge', async () => {
    const origins = await notedPurges();
    const all = [...origins, ...unwritten];
    if (all.length === 0) return;
    unwritten = [];
    await purgeCacheOf(all);
    await inTurn(async (noted) => {
      // A lock may have dropped them meanwhile, and others may stand in their place.
      if (!origins.every((origin, at) => noted[at] === origin)) return;
      const rest = noted.slice(origins.length);
      await (rest.length === 0 ? toPurge.remove() : toPurge.write(rest));
    });
  });
}

/** What was noted and not dropped yet. */
export async function notedPurges(): Promise<readonly string[]> {
  return (await toPurge.read()) ?? [];
}

/** Notes come one after the other; none of them takes long. */
function inTurn(change: (noted: readonly string[]) => Promise<void>): Promise<void> {
  return exclusive('to-purge', async () => change(await notedPurges()));
}
