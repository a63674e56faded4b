import type { Frame, Page } from '@playwright/test';
import type { Reply } from './keybearer';

/** A reply, or why there was none: `no api`, `no receiver`, `no answer`. */
export type Heard = Reply | string;

interface Message {
  /** As text, because fields such as `__proto__` don't survive the way into the page. */
  readonly text: string;
  /** Named by senders that are not ours. */
  readonly to?: string;
}

/** Sends from wherever this runs and tells what came back. Runs in the page, so it names nothing outside. */
async function sendAndHear({ text, to }: Message): Promise<Heard> {
  const message: unknown = JSON.parse(text);
  const { runtime } = globalThis.chrome as {
    runtime?: { sendMessage(...given: unknown[]): Promise<unknown> };
  };
  if (runtime === undefined) return 'no api';
  try {
    const reply = await (to === undefined ? runtime.sendMessage(message) : runtime.sendMessage(to, message));
    return (reply as Heard | undefined) ?? 'no answer';
  } catch (error) {
    return /Receiving end does not exist/.test(String(error)) ? 'no receiver' : String(error);
  }
}

/** @param to the id of the extension that is meant, where the sender is not one of its pages */
export function sendFrom(
  sender: Pick<Page | Frame, 'evaluate'>,
  message: unknown,
  to?: string,
): Promise<Heard> {
  return sender.evaluate(sendAndHear, { text: JSON.stringify(message), ...(to === undefined ? {} : { to }) });
}

/** `ok`, the error's code with its reason, or why there was no reply. */
export function shortly(heard: Heard): string {
  if (typeof heard === 'string') return heard;
  if (heard.ok) return 'ok';
  const reason = heard.params?.['reason'];
  return reason === undefined ? String(heard.code) : `${heard.code} ${reason}`;
}
