/**
 * Runs one piece of work at a time under a name, across every context of the extension.
 * The browser frees the lock when a worker dies in the middle.
 */
export async function exclusive<T>(name: string, work: () => Promise<T>): Promise<T> {
  let result: { readonly value: T } | undefined;
  await navigator.locks.request(name, async () => {
    result = { value: await work() };
  });
  if (result === undefined) throw new Error('lock was not granted');
  return result.value;
}
