import { until } from '../../support/until';
import type { AttackPage } from '../browsers/attack-browser';

/** Waits until the tab shows an address that begins so. */
export async function whenAt(page: AttackPage, address: string): Promise<void> {
  await until(address, () => page.url().startsWith(address));
  // The tab may still be on its way.
  const isWhole = () => page.evaluate("document.readyState === 'complete'").catch(() => false);
  await until('a whole page', isWhole as () => Promise<boolean>);
}

/** Lets the page in the tab go on to another of its own, and back to itself. */
export async function leaveAndReturn(page: AttackPage, origin: string): Promise<void> {
  await page.evaluate("setTimeout(() => location.assign('/second')); 0");
  await whenAt(page, `${origin}/second`);
  await page.evaluate('setTimeout(() => history.back()); 0');
}
