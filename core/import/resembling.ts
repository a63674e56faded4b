import { CONFIRMABLE } from '../providers/confirmable';
import { judgeOwnProvider, type OwnProviderCode } from '../providers/judge-own-provider';
import type { OwnProvider } from '../providers/own-provider';
import type { Providers } from '../providers/providers';

/** How an own provider could be taken for one that ships. */
export interface Resemblance {
  readonly code: OwnProviderCode;
  /** The name of the one that ships. */
  readonly provider: string;
}

/**
 * The provider that ships which the one of a file could be taken for: it lies at its host or its domain, or is called
 * like it.
 * @returns null where it resembles none
 */
export function resemblanceOf(own: OwnProvider, providers: Providers): Resemblance | null {
  const found = judgeOwnProvider(own, providers).find(
    ({ code }) => CONFIRMABLE.has(code) || code === 'built-in' || code === 'known-name',
  );
  if (found === undefined) return null;
  return { code: found.code, provider: providers.find(found.providerId ?? '')?.name ?? '' };
}
