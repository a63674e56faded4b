import type { Page } from '@playwright/test';
import type { RealPopup } from '../../support/real-popup';

/**
 * Pastes into the page as a person does: the text arrives with its line breaks, which a field that is filled loses.
 * @param page a page, or the popup that the toolbar button opens
 */
export async function pasteInto(
  page: Pick<Page, 'evaluate'> | RealPopup['page'],
  text: string,
): Promise<void> {
  const evaluate = page.evaluate.bind(page) as Page['evaluate'];
  await evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    const target = document.querySelector('input[type="password"]') ?? document.body;
    target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}
