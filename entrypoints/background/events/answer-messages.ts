import { KeybearerError } from '../../../core/errors/keybearer-error';
import { acceptSender } from '../../../core/messages/accept-sender';
import type { MessageName, Reply } from '../../../core/messages/message-table';
import { readMessage } from '../../../core/messages/read-message';
import { onMessage } from '../../../platform/background/on-message';
import { afterStart, ready } from '../start/ready';
import { HANDLERS } from './handlers';

/** What helps when a start failed, as with a vault that can't be read, must not wait for one that succeeds. */
const AFTER_ANY_START: ReadonlySet<MessageName> = new Set(['standing.get', 'vault.start-over', 'vault.lock']);

/** The one listener for messages. What is not from a page of ours gets no answer at all. */
export function answerMessages(): void {
  onMessage((message, sender, own) => {
    const page = acceptSender(sender, own.id, own.origin);
    return page === null ? null : answer(message, page);
  });
}

async function answer(message: unknown, page: Parameters<typeof readMessage>[1]): Promise<Reply<unknown>> {
  try {
    const { name, input } = readMessage(message, page);
    await (AFTER_ANY_START.has(name) ? afterStart() : ready());
    const handler = HANDLERS[name] as (input: unknown) => Promise<unknown>;
    return { ok: true, value: (await handler(input)) ?? null };
  } catch (error) {
    if (error instanceof KeybearerError) return { ok: false, code: error.code, params: error.params };
    return { ok: false, code: 'unexpected', params: {} };
  }
}
