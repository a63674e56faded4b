import { until } from '../../support/until';
import type { AttackPage } from '../browsers/attack-browser';
import type { Stage } from './stage';

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

/**
 * What a vector runs in which the attacker frames an honest page, and that page acts.
 * @param code what the framed page does, with `{url}`
 */
export function framedPage(address: string, code: string) {
  const { origin } = new URL(address);
  return async ({ url }: Stage, page: AttackPage): Promise<void> => {
    await page.insert(`<iframe src="${address}"></iframe>`);
    await whenFramed(page, origin);
    await page.evaluateInFrame(origin, `${code.replaceAll('{url}', url)}; 0`);
  };
}
