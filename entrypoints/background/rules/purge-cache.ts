import { includesOrigin, isAnyPort } from '../../../core/shapes/any-port';
import { firstOrigin } from '../../../core/token/plain-http';
import { exclusive } from '../../../platform/background/exclusive';
import { purgeHttpCache } from '../../../platform/background/http-cache';
import { sessionValue } from '../session-storage/session-value';
import { choices } from '../stores/choices';

const toPurge = sessionValue('toPurge');

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
 * Notes whose rules are about to end, so that a worker that dies before they are dropped is followed by one
 * that does it. The caller holds the lock `session-rules`.
 */
export async function notePurge(origins: readonly string[]): Promise<void> {
  if (origins.length === 0) return;
  await toPurge.write([...new Set([...(await noted()), ...origins])]);
}

/** Drops what was noted. The caller holds the lock `session-rules`. */
export async function purgeAllNoted(): Promise<void> {
  const origins = await noted();
  if (origins.length === 0) return;
  await purgeCacheOf(origins);
  await toPurge.remove();
}

/** Drops what was noted, for callers that do not hold the lock. */
export function purgeNoted(): Promise<void> {
  return exclusive('session-rules', purgeAllNoted);
}

async function noted(): Promise<readonly string[]> {
  return (await toPurge.read()) ?? [];
}
