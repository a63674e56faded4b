import type { Browser } from 'puppeteer-core';

/** The part of puppeteer's own connection that is used; its types don't show it. */
interface Connection {
  send(method: string, params: object): Promise<{ readonly result: Record<string, unknown> }>;
}

/**
 * Runs a script as the browser's own window does, with every right; wants `--remote-allow-system-access`.
 * @param expression gives a value that JSON can hold
 */
export async function runInFirefox(browser: Browser, expression: string): Promise<unknown> {
  const connection = connectionOf(browser);
  const tree = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const [window] = tree.result['contexts'] as readonly { readonly context: string }[];
  if (window === undefined) throw new Error('Firefox shows no window to scripts');
  const { result } = await connection.send('script.evaluate', {
    expression: `Promise.resolve(${expression}).then((value) => JSON.stringify(value ?? null))`,
    target: { context: window.context },
    awaitPromise: true,
  });
  const { result: value } = result as { readonly result?: { readonly value?: unknown } };
  if (typeof value?.value !== 'string') {
    throw new Error(`a script in Firefox's window failed: ${JSON.stringify(result)}`);
  }
  return JSON.parse(value.value);
}

function connectionOf(browser: Browser): Connection {
  const { connection } = browser as unknown as { readonly connection?: Partial<Connection> };
  if (typeof connection?.send !== 'function') throw new Error('puppeteer has moved its connection');
  return connection as Connection;
}
