/** The recovery code that just unlocked, on its way from the locked view to the one that replaces it. */
let handed = '';

/** Keeps it until `takeHanded`; views don't outlive an unlock, so no ref of theirs could. */
export function handOver(code: string): void {
  handed = code;
}

/** Gives it once; an empty text afterwards. */
export function takeHanded(): string {
  const code = handed;
  handed = '';
  return code;
}
