import { KeybearerError } from '../../../core/errors/keybearer-error';
import type { MessageInput, MessageOutput } from '../../../core/messages/message-table';
import { sessionValue } from '../session-storage/session-value';
import { whileUnlocked } from '../vault/open-vault';

const opened = sessionValue('openedPages');

/**
 * Gives the page of a token or a provider a number, the same until the next lock. Browsers write addresses down in
 * clear, so the address has this number and never says whose page it is.
 */
export async function numberOfPage({
  kind,
  id,
}: MessageInput<'pages.number'>): Promise<MessageOutput<'pages.number'>> {
  let number = -1;
  await whileUnlocked(async () => {
    const pages = (await opened.read()) ?? [];
    const known = pages.findIndex((page) => page.kind === kind && page.id === id);
    number = known === -1 ? pages.length : known;
    if (known === -1) await opened.write([...pages, { kind, id }]);
  });
  return { number };
}

/** @throws {KeybearerError} `not-found` for a number that was not given out since the last lock */
export async function pageOfNumber(number: number): Promise<MessageOutput<'pages.get'>> {
  const page = (await opened.read())?.[number];
  if (page === undefined) throw new KeybearerError('not-found');
  return page;
}
