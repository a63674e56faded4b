import { until } from '../../support/until';
import type { AttackPage } from '../browsers/attack-browser';

/** Waits until a frame of the page shows an address that begins so. */
export async function whenFramed(page: AttackPage, address: string): Promise<void> {
  await until(
    `${address} in a frame`,
    () =>
      page
        .evaluateInFrame(address, "document.readyState === 'complete'")
        .catch(() => false) as Promise<boolean>,
  );
}
