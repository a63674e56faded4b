import { looksLikeAddress } from '../../pending/address';
import { isAddressName } from '../../pending/names';
import type { ToolEntry, ToolFilter } from './tool-file';

/** A text with its variables filled in is no longer than this. UTF-16 units. */
const LONGEST_FILLED = 20_000;
/** Addresses among the variables that are shown where a host is asked for. */
const MOST_ADDRESSES = 3;

interface Variable {
  readonly name: string;
  readonly value: string;
  readonly on: boolean;
}

/**
 * Variables as entries. No variable says where another one is sent: the addresses among them are shown, and the
 * host is asked for.
 */
export function variableEntries(
  variables: readonly Variable[],
  profile: string,
  group: number,
): readonly ToolEntry[] {
  const filters = addressesIn(variables);
  return variables.map(({ name, value, on }) => ({
    name: name || profile,
    group,
    on,
    rule: { kind: 'variable', variable: name, value },
    filters,
  }));
}

function addressesIn(variables: readonly Variable[]): readonly ToolFilter[] {
  return variables
    .filter(({ name, value }) => isAddressName(name) && looksLikeAddress(value))
    .slice(0, MOST_ADDRESSES)
    .map(({ value }) => ({ how: 'pattern', text: value }));
}

/** A text with each `{{name}}` that has a value filled in, once: a value that names another variable keeps it. */
export function filledIn(text: string, values: ReadonlyMap<string, string>): string {
  if (values.size === 0 || !text.includes('{{')) return text;
  let filled = '';
  for (const part of text.split(/(\{\{[^{}]{1,200}\}\})/)) {
    const name = /^\{\{\s*(.*?)\s*\}\}$/s.exec(part)?.[1];
    const value = name === undefined ? undefined : values.get(name);
    filled += value === undefined || value === '' ? part : value;
    if (filled.length > LONGEST_FILLED) return filled.slice(0, LONGEST_FILLED);
  }
  return filled;
}
