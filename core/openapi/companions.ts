import { ANY_ACCEPT, isHarmless, isVersion } from '../pending/extra-headers';
import { cleanText } from '../probe/clean-text';
import type { DescribedCompanion, SignIn } from './api-description';
import { type ApiDocument, child, listAt, textAt, textOf } from './api-document';
import { isLegalName, isReservedName, roleOfHeader } from './header-names';
import { type Operation, type Parameter, usualParameters } from './operations';

const MOST = 8;

/** Headers besides the sign-in, and the names of those that only a person may add. */
export interface CompanionReading {
  readonly companions: readonly DescribedCompanion[];
  readonly leftOut: readonly string[];
}

/**
 * The headers in plain text that most calls have. A document proposes versions, ids and a form of answers; every other
 * header may route a request, act as somebody else or change the method, so it is named and not sent.
 * @param declared those that the schemes have
 * @param hostName as for `schemesOf`
 */
export function companionsOf(
  document: ApiDocument,
  operations: readonly Operation[],
  signIn: SignIn,
  declared: readonly DescribedCompanion[],
  hostName: string | null,
): CompanionReading {
  const inForms = signIn.forms.flatMap(({ headers, companions }) => [...headers, ...companions]);
  const taken = new Set([...inForms, ...declared].map(({ name }) => name.toLowerCase()));
  const companions = [...declared];
  const leftOut: string[] = [];
  for (const { parameter, demands, uses } of usualParameters(operations, 'header')) {
    const { name } = parameter;
    const place = cleanText(parameter.place, []);
    if (taken.has(name.toLowerCase())) continue;
    const value = valueFor(document, parameter, hostName);
    const isDemanded = demands * 2 > uses;
    if (value !== undefined) companions.push({ name, value, from: 'parameter', place, ticked: isDemanded });
    else if (isDemanded && !isStandard(name)) leftOut.push(cleanText(name, []));
  }
  return { companions: companions.slice(0, MOST), leftOut: leftOut.slice(0, MOST) };
}

/** @returns null where a person has to say it, undefined where the header is not for a document to propose */
function valueFor(
  document: ApiDocument,
  { name, node }: Parameter,
  hostName: string | null,
): string | null | undefined {
  if (!isLegalName(name)) return undefined;
  const lower = name.toLowerCase();
  const said = fixedValue(document, node);
  if (lower === 'accept') return said === null || ANY_ACCEPT.test(said) ? undefined : said;
  const role = roleOfHeader(name);
  if (role === 'host') return hostName;
  if (role === 'id') return said;
  return role === 'version' && isVersion(lower) ? said : undefined;
}

/** A value that the parameter names as the only or the usual one. An example is nobody's value. */
function fixedValue(document: ApiDocument, node: unknown): string | null {
  const schema = document.resolve(child(node, 'schema'));
  for (const each of [schema, node]) {
    const choices = listAt(each, 'enum', 2);
    const value =
      textAt(each, 'const') || textAt(each, 'default') || (choices.length === 1 ? textOf(choices[0]) : '');
    if (value !== '' && isHarmless(value, [])) return value;
  }
  return null;
}

/** Headers that every request has, and those that the standard gives other places: no loss. */
function isStandard(name: string): boolean {
  return isReservedName(name) || /^authorization$/i.test(name);
}
