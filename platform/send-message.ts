import type { MessageInput, MessageName, MessageOutput, Reply } from '../core/messages/message-table';
import { browser } from './browser';

/** A refused message, as a page sees it: look its text up by `code`. */
export class MessageRefusedError extends Error {
  readonly code: Extract<Reply<never>, { ok: false }>['code'];
  readonly params: Extract<Reply<never>, { ok: false }>['params'];

  constructor(reply: Extract<Reply<never>, { ok: false }>) {
    super(reply.code);
    this.name = 'MessageRefusedError';
    this.code = reply.code;
    this.params = reply.params;
  }
}

/**
 * Sends one message from a page to the background. Firefox may end its background in the moment in which one comes (seen in
 * 153): then nobody got it, and the next starts a new background.
 * @throws {MessageRefusedError} with the code of the error in the background
 */
export async function sendMessage<N extends MessageName>(
  name: N,
  input: MessageInput<N>,
): Promise<MessageOutput<N>> {
  const send = (): Promise<Reply<MessageOutput<N>>> => browser.runtime.sendMessage({ name, input });
  const reply = await send().catch((error: unknown) => {
    if (/Receiving end/.test(String(error))) return send();
    throw error;
  });
  if (reply.ok) return reply.value;
  throw new MessageRefusedError(reply);
}
