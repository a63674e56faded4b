/**
 * Reads a body as text, but no further than a bound.
 * @param bound bytes
 * @returns null when the body is larger; the rest is not downloaded
 */
export async function readBounded(response: Response, bound: number): Promise<string | null> {
  const reader = response.body?.getReader();
  if (reader === undefined) return '';
  const decoder = new TextDecoder();
  let text = '';
  let read = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    read += value.byteLength;
    if (read > bound) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
}
