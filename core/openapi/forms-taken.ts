import type { FormHeader, SignInForm } from './api-description';
import type { Operation } from './operations';
import type { Scheme } from './schemes';
import { membersOf } from './sign-in-forms';

type Demands = Operation['demands'];

/**
 * Tells the numbers of the forms with which a call can be made. A form that no scheme has, or that no call asks for, is
 * as good for each.
 */
export function formsTakenBy(
  forms: readonly SignInForm[],
  schemes: ReadonlyMap<string, Scheme>,
): (demands: Demands) => readonly number[] {
  const known = new Set(
    [...schemes.values()].flatMap((each) => (each.kind === 'header' ? lineOf(each.header) : [])),
  );
  const all = forms.map((form) => {
    const lines = new Set(form.headers.map(lineOf));
    const isAsked = form.operations > 0 && isWithin(lines, known);
    return { lines, isAsked, isOfSeveral: form.reading === 'one-of-together' };
  });
  // Thousands of calls may share what they demand.
  const found = new Map<Demands, readonly number[]>();
  return (demands) => {
    const before = found.get(demands);
    if (before !== undefined) return before;
    const wanted = (demands ?? []).flatMap((names) => {
      const members = membersOf(names, schemes);
      return members === null ? [] : [new Set(members.headers.map(({ header }) => lineOf(header)))];
    });
    const isOpen = demands === null || demands.length === 0;
    const taken = all.flatMap(({ lines, isAsked, isOfSeveral }, at) => {
      const takes = (set: ReadonlySet<string>): boolean =>
        isWithin(set, lines) || (isOfSeveral && isWithin(lines, set));
      return isOpen || !isAsked || wanted.some(takes) ? [at] : [];
    });
    found.set(demands, taken);
    return taken;
  };
}

function isWithin(part: ReadonlySet<string>, whole: ReadonlySet<string>): boolean {
  return [...part].every((line) => whole.has(line));
}

/** A header without its fields, as each form gives them other names. */
function lineOf({ name, template, encoding }: FormHeader): string {
  return `${name.toLowerCase()} ${encoding} ${template?.split('{')[0] ?? '?'}`;
}
