import { readAddress } from '../address';
import type { Block, Part } from '../find';
import { isBlank } from './lines';

/** Lines that one machine may have. */
const MOST_LINES = 8;

/** `machine api.example.com login ada password …`, in one line or several: what programs look up by a host. */
export function netrcAt(lines: readonly string[], at: number): Block | null {
  if (!/^\s*machine\s+\S/.test(lines[at] ?? '')) return null;
  let next = at + 1;
  while (
    next < at + MOST_LINES &&
    !isBlank(lines[next]) &&
    /^\s*(?:login|password|account)\s/.test(lines[next] ?? '')
  )
    next += 1;
  const words = lines.slice(at, next).join(' ').trim().split(/\s+/);
  const after = (name: string) => words[words.indexOf(name) + 1] ?? '';
  const password = words.includes('password') ? after('password') : '';
  if (password === '') return null;
  const address = readAddress(after('machine'), 'setting');
  const parts: readonly Part[] = [
    ...(address === null ? [] : [{ kind: 'address', address, name: null } as const]),
    { kind: 'left-out', name: 'login' },
    { kind: 'pair', name: 'password', value: password, form: 'field' },
  ];
  return { found: parts.map((part) => ({ part, scope: 1 })), next };
}
