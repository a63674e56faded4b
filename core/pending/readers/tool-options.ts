import { readAddress } from '../address';
import type { Part } from '../find';
import { isTelling } from '../names';
import { headerOf, headerParts } from './header-parts';
import { partsOfJson } from './json';

/** `--api-key x`, `-e NAME=x`, `-Dapi.key=x` of any tool. */
export function toolOption(name: string, value: string | null): readonly Part[] {
  if (value === null) return assignment(name.replace(/^D(?=\w+\.)/, ''));
  if (name === 'header' || name === 'H') {
    const header = headerOf(value);
    if (header !== null) return headerParts(header.name, header.value);
  }
  if (/^(?:e|env|build-arg|set|set-string|var|variable|s|D|setting|header|from-literal)$/.test(name)) {
    const inside = assignment(value);
    if (inside.length > 0) return inside;
  }
  const inside = /^\s*[{[]/.test(value) ? (partsOfJson(value) ?? []) : [];
  if (inside.length > 0) return inside;
  const address = /^https?:\/\//.test(value) ? readAddress(value, 'setting') : null;
  if (address !== null) return [{ kind: 'address', address, name }];
  return isTelling(name) || /^(?:body|value)$/.test(name)
    ? [{ kind: 'pair', name: `--${name}`, value, form: 'option' }]
    : [{ kind: 'left-out', name: name.length === 1 ? `-${name}` : `--${name}` }];
}

/** `NAME=value`, also behind a prefix of its own: `-Dapi.key=…`. */
export function assignment(word: string): readonly Part[] {
  const [, name = '', value = ''] = /^(?:-D|--)?([A-Za-z_][\w.-]{1,63})=(.+)$/s.exec(word) ?? [];
  if (name === '') return [];
  const address =
    /^(?:https?:\/\/|[\w.-]+\.[a-z]{2,}(?:\/|$))/i.test(value) && !isTelling(name)
      ? readAddress(value, 'setting')
      : null;
  if (address !== null) return [{ kind: 'address', address, name }];
  return [{ kind: 'pair', name, value, form: 'variable' }];
}

/** A name that a tool sets, or `NAME=value`. */
export function toolOperand(word: string): readonly Part[] {
  return /^[A-Za-z][\w-]{2,63}$/.test(word) ? [{ kind: 'mention', name: word }] : assignment(word);
}
