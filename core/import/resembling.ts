import { CONFIRMABLE } from '../providers/confirmable';
import { judgeOwnProvider, type OwnProviderCode } from '../providers/judge-own-provider';
import type { OwnProvider } from '../providers/own-provider';
import type { Providers } from '../providers/providers';

/** Why an own provider could be mistaken for one that ships. */
export interface Resemblance {
  readonly code: OwnProviderCode;
  /** The name of the one that ships. */
  readonly provider: string;
}

/**
 * The shipped provider that the one in a file could be mistaken for: it shares its host or its domain, or has a name
 * like its name.
 * @returns null where it resembles none
 */
export function resemblanceOf(own: OwnProvider, providers: Providers): Resemblance | null {
  const found = judgeOwnProvider(own, providers).find(
    ({ code }) => CONFIRMABLE.has(code) || code === 'built-in' || code === 'known-name',
  );
  if (found === undefined) return null;
  return { code: found.code, provider: providers.find(found.providerId ?? '')?.name ?? '' };
}
