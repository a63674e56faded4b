import { looksRandom } from '../instead';

/** Lines on both sides that are looked at for the kind of an object. */
const NEAR = 200;

/** Whether an object around a line is a `Secret` of Kubernetes, whose `data` is written in base64. */
export function isSecretAround(lines: readonly string[], at: number): boolean {
  return lines
    .slice(Math.max(0, at - NEAR), at + NEAR)
    .some((line) => /^\s*kind:\s*["']?Secret["']?\s*$/.test(line));
}

/** The text of an entry of `data`; what is not text in base64 stays as it is. */
export function secretText(value: string): string {
  const bare = value.trim().replace(/^(["'])(.*)\1$/, '$2');
  if (!/^[A-Za-z0-9+/]{8,}={0,2}$/.test(bare) || bare.length % 4 !== 0) return value;
  const text = atob(bare).replace(/\r?\n$/, '');
  return /^[\x20-\x7e]+$/.test(text) && looksRandom(text) ? text : value;
}
