import type { PageName } from './message-table';

/** What the browser says about who sent a message. */
export interface Sender {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
  readonly origin?: string | undefined;
  readonly frameId?: number | undefined;
}

const PAGES: Readonly<Record<string, PageName>> = { '/popup.html': 'popup', '/options.html': 'options' };

/**
 * Which of our pages sent this, or null: another extension, a web page, a framed page,
 * an unknown page of ours. The real popup has no `frameId`, a page in a tab has 0.
 * @param ownId our extension id
 * @param ownOrigin our origin, without a trailing slash
 */
export function acceptSender(sender: Sender, ownId: string, ownOrigin: string): PageName | null {
  if (sender.id !== ownId || sender.url === undefined || !URL.canParse(sender.url)) return null;
  if (sender.frameId !== undefined && sender.frameId !== 0) return null;
  if (sender.origin !== undefined && sender.origin !== ownOrigin) return null;
  const url = new URL(sender.url);
  // `URL.origin` is "null" for extension schemes in some engines, so it is put together here.
  if (`${url.protocol}//${url.host}` !== ownOrigin) return null;
  return Object.hasOwn(PAGES, url.pathname) ? (PAGES[url.pathname] ?? null) : null;
}
