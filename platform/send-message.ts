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
 * Sends one message from a page to the background.
 * @throws {MessageRefusedError} with the code of the error in the background
 */
export async function sendMessage<N extends MessageName>(
  name: N,
  input: MessageInput<N>,
): Promise<MessageOutput<N>> {
  const reply: Reply<MessageOutput<N>> = await deliver({ name, input });
  if (reply.ok) return reply.value;
  throw new MessageRefusedError(reply);
}

/** What both browsers say where nobody listened. */
const NOBODY = /Receiving end does not exist/;

/**
 * Firefox may end its background in the moment in which a message comes (seen in 153). Nobody got that one, and the
 * next starts a new background.
 */
async function deliver<R>(message: object): Promise<R> {
  try {
    return await browser.runtime.sendMessage(message);
  } catch (error) {
    if (!NOBODY.test(String(error))) throw error;
    return browser.runtime.sendMessage(message);
  }
}
