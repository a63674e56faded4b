import { hasList, isOnAt, type JsonObject, objectsAt, objectsOf, textAt, valueAt } from './json-value';
import type { OtherRule, ToolEntry, ToolFile, ToolReader, ToolRule } from './tool-file';

/** What the lists besides `requestHeaders` do, and the key that names an item of them. */
const OTHER: readonly (readonly [list: string, why: OtherRule, name: string])[] = [
  ['responseHeaders', 'changes-answers', 'name'],
  ['cookies', 'cookie', 'name'],
  ['redirects', 'redirect', 'type'],
];

/**
 * OpenModHeader exports `{ app: 'OpenModHeader', version, profiles }`, and reads a bare list of profiles too. A profile
 * has the lists `requestHeaders` and `responseHeaders`, each `{ enabled, operation: set | append | remove, name, value }`,
 * `cookies`, `redirects`, `csp`, and `filters`, each `{ enabled, type, value }`. No type of filter names a host: they are
 * `urlContains`, `urlRegex` and what excludes. An export without credentials has `value: null` and
 * `requiresCredential: true` in their place. Its encrypted backup is another file.
 * https://github.com/Multivalence/OpenModHeader/blob/b820aeff89efc3b63f9d1d3ef7fc62f3d471a6aa/chromium/common.js
 */
export const openModHeader: ToolReader = {
  read(json): ToolFile | null {
    const isBackup = !Array.isArray(json) && !Array.isArray(valueAt(json, 'profiles'));
    if (isBackup) return null;
    const profiles = Array.isArray(json) ? objectsOf(json) : objectsAt(json, 'profiles');
    const isNamed = textAt(json, 'app') === 'OpenModHeader';
    if (!isNamed && !profiles.some((profile) => hasList(profile, ['requestHeaders']))) return null;
    return { tool: 'openmodheader', profiles: profiles.length, entries: profiles.flatMap(entriesOf) };
  },
};

function entriesOf(profile: JsonObject, group: number): readonly ToolEntry[] {
  const filters = objectsAt(profile, 'filters')
    .filter((filter) => isOnAt(filter, 'enabled') && /^url/.test(textAt(filter, 'type')))
    .map((filter) => ({ how: 'pattern', text: textAt(filter, 'value') }) as const);
  const entry = (item: JsonObject, rule: ToolRule): ToolEntry => ({
    name: textAt(profile, 'name'),
    group,
    on: isOnAt(profile, 'enabled') && isOnAt(item, 'enabled'),
    rule,
    filters,
  });
  const headers = objectsAt(profile, 'requestHeaders')
    .filter((item) => textAt(item, 'name') !== '' || textAt(item, 'value') !== '')
    .map((item) => entry(item, headerRule(item)));
  const others = OTHER.flatMap(([list, why, name]) =>
    objectsAt(profile, list).map((item) => entry(item, { kind: 'other', why, what: textAt(item, name) })),
  );
  const policy = valueAt(profile, 'csp');
  const csp = objectsAt(policy, 'directives').map((item) =>
    entry(item, { kind: 'other', why: 'changes-answers', what: textAt(item, 'name') }),
  );
  return [...headers, ...others, ...csp];
}

function headerRule(item: JsonObject): ToolRule {
  const header = textAt(item, 'name');
  if (textAt(item, 'operation') === 'remove') return { kind: 'other', why: 'removes-a-header', what: header };
  return { kind: 'header', header, value: textAt(item, 'value') };
}
