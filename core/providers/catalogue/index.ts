import type { Provider } from '../provider';
import { airshipUk } from './airship-uk';
import { pagerduty } from './pagerduty';
import { polyteia } from './polyteia';
import { pylon } from './pylon';
import { splxaiProbe } from './splxai-probe';

/** The providers that ship, in the order of a picker. */
export const CATALOGUE: readonly Provider[] = [airshipUk, pagerduty, polyteia, pylon, splxaiProbe];

/** @returns the provider, or undefined for a record whose provider no longer ships */
export function findProvider(id: string): Provider | undefined {
  return CATALOGUE.find((provider) => provider.id === id);
}
