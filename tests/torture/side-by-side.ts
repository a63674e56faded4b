const WIDTH = 8;

/** Works on several at a time: the browser's cryptography has threads of its own. */
export async function sideBySide<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const rest = items.values();
  await Promise.all(
    Array.from({ length: WIDTH }, async () => {
      for (const item of rest) await work(item);
    }),
  );
}
