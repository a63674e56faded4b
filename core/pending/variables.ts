import { readAddress } from './address';
import type { Found, Part } from './find';

/** Characters that all variables of a paste may expand to together: a long one can be used on every line. */
const MOST_FILLED_IN = 262_144;
const LONGEST_VALUE = 8_192;
/** `$NAME`, `${NAME}`, `$env:NAME`, `%NAME%`, `{{NAME}}`, `{NAME}`, `#{NAME}`. */
const REFERENCE =
  /\$\{{0,2}(?:env:)?([A-Za-z_]\w{0,63})\}{0,2}|%([A-Za-z_]\w{0,63})%|#?\{{1,2} {0,4}([A-Za-z_]\w{0,63}) {0,4}\}{1,2}/g;
/** `process.env.NAME`, `os.environ["NAME"]`, `os.getenv("NAME")`, `ENV['NAME']`. */
const READ =
  /\$?\{?\b(?:process\.env|import\.meta\.env|Deno\.env\.get|os\.environ|os\.environ\.get|os\.getenv|os\.Getenv|getenv|ENV)[.[(]{1,2}["']?([A-Za-z_]\w{0,63})["']?[\])]?\}?/g;

type Fill = (text: string, all?: boolean) => { readonly text: string; readonly variable: string | null };

/**
 * Replaces the names of variables that a paste sets by their values, in its headers, its names and passwords and its
 * addresses. One that is set to two different values stays as it is: nobody said which is meant.
 */
export function withVariables(found: readonly Found[]): readonly Found[] {
  const values = valuesIn(found);
  if (values.size === 0) return found;
  let left = MOST_FILLED_IN;
  // Only one variable is filled into a secret, so that what is found is never longer than the paste.
  const filled: Fill = (text, all = false) => {
    let variable: string | null = null;
    const put = (whole: string, ...names: readonly unknown[]): string => {
      const name = names.slice(0, 3).find((each) => typeof each === 'string' && values.has(each));
      const value = typeof name === 'string' ? (values.get(name) ?? null) : null;
      const isMore = variable !== null && !all;
      if (typeof name !== 'string' || value === null || isMore || value.length > left) return whole;
      left -= value.length;
      variable = name;
      return value;
    };
    const isMade = /[$%{]|env|ENV/.test(text);
    return { text: isMade ? text.replace(READ, put).replace(REFERENCE, put) : text, variable };
  };
  return found.map((each) => ({ ...each, part: partWith(each.part, filled) }));
}

function partWith(part: Part, filled: Fill): Part {
  if (part.kind === 'pair' && part.form === 'header') {
    const { text, variable } = filled(part.value);
    return variable === null ? part : { ...part, value: text, variable };
  }
  if (part.kind === 'user')
    return { ...part, user: filled(part.user).text, password: filled(part.password).text };
  if (part.kind !== 'address' || part.text === undefined) return part;
  const { text, variable } = filled(part.text, true);
  const address = variable === null ? null : readAddress(text, part.address.role);
  return address === null ? part : { ...part, address };
}

function valuesIn(found: readonly Found[]): ReadonlyMap<string, string | null> {
  const values = new Map<string, string | null>();
  for (const { part } of found) {
    const set = settingIn(part);
    if (set !== null)
      values.set(set.name, (values.get(set.name) ?? set.value) === set.value ? set.value : null);
  }
  return values;
}

function settingIn(part: Part): { readonly name: string; readonly value: string } | null {
  if (part.kind === 'address' && part.address.role === 'setting') {
    const { origin, path } = part.address;
    return part.name === null || origin === null ? null : { name: part.name, value: origin + path };
  }
  if (part.kind !== 'pair' || part.name === null || !/^(?:variable|field)$/.test(part.form)) return null;
  const value = part.value.trim().replace(/^(["'`])(.*)\1[;,]*$/s, '$2');
  const isPlain = value !== '' && value.length <= LONGEST_VALUE && !/[\s$%{}`]/.test(value);
  return /^\w{1,64}$/.test(part.name) && isPlain ? { name: part.name, value } : null;
}
