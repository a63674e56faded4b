/** Something with a secret was copied: clear it later, where the user allowed that. */
export async function noteCopied(_digest: string): Promise<void> {}

/** Clears the clipboard now if it still holds what was copied. Part of every lock. */
export async function clearCopied(): Promise<void> {}
