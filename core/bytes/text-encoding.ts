/**
 * How the text of a file is encoded: UTF-8, unless a byte order mark says UTF-16, which PowerShell writes when output
 * is redirected into a file.
 */
export function textEncodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}
