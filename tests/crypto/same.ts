/** Bytes of a hexadecimal text. */
export function fromHex(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** @throws when both are not spelled the same as JSON */
export function same(given: unknown, wanted: unknown): void {
  if (JSON.stringify(given) !== JSON.stringify(wanted)) throw new Error('not the same');
}

/** @throws when both do not hold the same bytes */
export function sameBytes(given: Uint8Array | null, wanted: Uint8Array): void {
  same(given && [...given], [...wanted]);
}
