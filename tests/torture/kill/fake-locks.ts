/** `navigator.locks` of one browser; a new one for every worker, as the browser frees those of a dead one. */
export function fakeLocks(): object {
  const last = new Map<string, Promise<unknown>>();
  return {
    request<T>(name: string, work: () => Promise<T>): Promise<T> {
      const before = last.get(name) ?? Promise.resolve();
      const mine = before.then(work, work);
      last.set(name, mine);
      return mine;
    },
  };
}
