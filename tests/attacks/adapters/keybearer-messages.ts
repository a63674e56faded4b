import type { AttackPage } from '../browsers/attack-browser';

/** What the background answers one of our pages. */
export interface Reply {
  readonly ok: boolean;
  readonly code?: string;
  readonly value?: unknown;
}

/** The browser's own interface, in a script. */
export const API = '(globalThis.browser ?? globalThis.chrome)';

/** Sends a message as our page does. */
export async function send(page: AttackPage, name: string, input: object = {}): Promise<Reply> {
  return (await page.evaluate(`${API}.runtime.sendMessage(${JSON.stringify({ name, input })})`)) as Reply;
}

/** @throws where it is refused */
export async function ask(page: AttackPage, name: string, input: object): Promise<unknown> {
  const reply = await send(page, name, input);
  if (!reply.ok) throw new Error(`${name}: ${reply.code}`);
  return reply.value;
}
