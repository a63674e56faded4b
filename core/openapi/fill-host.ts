import { InvalidInputError } from '../errors/invalid-input-error';
import { RECORD_ORIGIN } from '../shapes/exact-origin';
import type { DescribedHost } from './api-description';

const VARIABLE = /\{([^{}/?#]{1,64})\}/g;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const PART_OF_LABEL = /^[a-z0-9-]{1,63}$/;
const PATH = /^(?:\/[A-Za-z0-9._~-]+)*$/;

/** The names of the variables of a template, each once. */
export function variablesIn(template: string): readonly string[] {
  return [...new Set([...template.matchAll(VARIABLE)].map(([, name = '']) => name))];
}

/** The template with values in place of its variables; those without a value stay. */
export function withValues(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(VARIABLE, (whole, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? whole) : whole,
  );
}

/** Whether a person may choose the host as it is. */
export function canBeChosen({ origin, reason }: DescribedHost): boolean {
  return origin !== null && reason !== 'built-in' && reason !== 'private' && reason !== 'malformed';
}

/** Whether the part behind which nothing of the host is left is a variable: its value names the whole host. */
function namesWholeHost(origin: string, name: string): boolean {
  return origin.replace(/:(?:\d+|\{[^{}]+\})$/, '').endsWith(`{${name}}`);
}

/**
 * The exact origin and path of a host, with a person's values in it.
 * @throws {InvalidInputError} `host-not-chosen` where the host can't be chosen, `host-value` where a value is missing
 *   or would make another host of it: a value is one label of the name, or all of the name
 */
export function filledHost(
  host: DescribedHost,
  values: Readonly<Record<string, string>>,
): { readonly origin: string; readonly pathPrefix: string } {
  const { origin, pathPrefix, variables } = host;
  if (origin === null || !canBeChosen(host)) throw new InvalidInputError('host-not-chosen');
  const chosen: Record<string, string> = {};
  for (const { name, choices, example, isPathOnly } of variables) {
    const given = Object.hasOwn(values, name) ? (values[name] ?? '').trim() : '';
    const value = given === '' && isPathOnly ? (example ?? '') : given;
    const fits = isPathOnly ? /^[A-Za-z0-9._~/-]*$/.test(value) : fitsHost(origin, name, value);
    if (!fits || (choices.length > 0 && !choices.includes(value))) throw new InvalidInputError('host-value');
    chosen[name] = value;
  }
  const filled = withValues(origin, chosen)
    .toLowerCase()
    .replace(/^(https:.*):443$/, '$1');
  const path = withValues(pathPrefix, chosen).replace(/\/+$/, '');
  const isExact =
    RECORD_ORIGIN.test(filled) &&
    hasLabels(filled) &&
    URL.canParse(filled) &&
    new URL(filled).origin === filled;
  if (!isExact || !PATH.test(path) || /\/\.{1,2}(?:\/|$)/.test(path))
    throw new InvalidInputError('host-value');
  return { origin: filled, pathPrefix: path };
}

function hasLabels(origin: string): boolean {
  const host = origin.replace(/^https?:\/\//, '').replace(/:\d+$/, '');
  return host.startsWith('[') || host.split('.').every((label) => LABEL.test(label));
}

function fitsHost(origin: string, name: string, value: string): boolean {
  const lower = value.toLowerCase();
  if (namesWholeHost(origin, name)) return lower.split('.').every((label) => LABEL.test(label));
  return origin.includes(`:{${name}}`) ? /^\d{1,5}$/.test(value) : PART_OF_LABEL.test(lower);
}
