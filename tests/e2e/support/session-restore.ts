import { scanProfile } from '../../support/profile-scan';
import { until } from '../../support/until';

/** Milliseconds. */
export const LONGEST_WRITE = 30_000;

/** A page of either browser's driver. */
interface AnyPage {
  bringToFront(): Promise<void>;
  evaluate(run: (value: string) => void, value: string): Promise<unknown>;
}

/**
 * Puts a plain text field into a page, which session restore writes. When it has, every other field of that
 * page has had the same chance.
 */
export async function plantPlainField(page: AnyPage, canary: string): Promise<void> {
  await page.bringToFront();
  await page.evaluate((value) => {
    const input = document.createElement('input');
    document.body.append(input);
    input.value = value;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  }, canary);
}

/** Whether all of these are in the files of a folder. */
export async function areWritten(
  folder: string,
  canaries: Readonly<Record<string, string>>,
): Promise<boolean> {
  const hits = await scanProfile(folder, canaries);
  return Object.keys(canaries).every((name) => hits.some(({ secret }) => secret === name));
}

/**
 * Waits until all of these are in the files; browsers take some seconds to write what restores pages.
 * @param folder where the browser keeps that
 */
export async function untilWritten(
  folder: string,
  canaries: Readonly<Record<string, string>>,
): Promise<void> {
  const all = () => areWritten(folder, canaries);
  await until('what session restore writes', all, { timeout: LONGEST_WRITE, every: 250 });
}
