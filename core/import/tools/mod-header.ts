import { hasList, isOnAt, type JsonObject, objectsAt, objectsOf, textAt, valueAt } from './json-value';
import type { OtherRule, ToolEntry, ToolFile, ToolFilter, ToolReader, ToolRule } from './tool-file';

/** Lists that only a profile of ModHeader has, by the names of any version. */
const LISTS = [
  'headers',
  'respHeaders',
  'urlReplacements',
  'cookieHeaders',
  'setCookieHeaders',
  'cspHeaders',
];

/** What the lists besides `headers` do. */
const OTHER: readonly (readonly [list: string, why: OtherRule])[] = [
  ['respHeaders', 'changes-answers'],
  ['cspHeaders', 'changes-answers'],
  ['cookieHeaders', 'cookie'],
  ['reqCookieAppend', 'cookie'],
  ['setCookieHeaders', 'cookie'],
  ['urlReplacements', 'redirect'],
];

/**
 * ModHeader exports a list of profiles.
 * - In older exports a profile has no `version` and one list `filters`, each `{ type, urlRegex | urlPattern, enabled }`
 *   with the types `urls`, `excludeUrls` and `types`:
 *   https://github.com/sumonst21/modheader/blob/06fb7341c111947e66e97a46bb519351ea2a2643/src/js/profile.js
 * - Later it has `version: 2` and a list for each kind of filter: `urlFilters`, each `{ enabled, urlRegex }`,
 *   `excludeUrlFilters`, `initiatorDomainFilters`, `resourceFilters`. Lists that are empty are left out. Its source is not
 *   public; exports are, such as https://github.com/sailod/coinfluence (modheader_profile.json).
 *
 * The expression of a filter may match anywhere in an address. A header with an empty value is removed, unless
 * `sendEmptyHeader` is set. Which profile is chosen is not in the file.
 */
export const modHeader: ToolReader = {
  read(json): ToolFile | null {
    const profiles = Array.isArray(json) ? objectsOf(json) : objectsAt(json, 'profiles');
    const single =
      profiles.length === 0 && hasList(json, ['headers', 'respHeaders']) ? [json as JsonObject] : [];
    const all = [...profiles, ...single];
    if (!all.some(isProfile) || all.some((each) => valueAt(each, 'ruleType') !== undefined)) return null;
    return { tool: 'modheader', profiles: all.length, entries: all.flatMap(entriesOf) };
  },
};

function isProfile(profile: JsonObject): boolean {
  const isNamed = ['title', 'shortTitle', 'version'].some((key) => valueAt(profile, key) !== undefined);
  return isNamed && hasList(profile, LISTS);
}

function entriesOf(profile: JsonObject, group: number): readonly ToolEntry[] {
  const filters = filtersOf(profile);
  const isOn = isOnAt(profile, 'enabled') && valueAt(profile, 'paused') !== true;
  const entry = (item: JsonObject, rule: ToolRule): ToolEntry => ({
    name: textAt(profile, 'title'),
    group,
    on: isOn && isOnAt(item, 'enabled'),
    rule,
    filters,
  });
  const sendsEmpty = valueAt(profile, 'sendEmptyHeader') === true;
  const headers = objectsAt(profile, 'headers')
    .filter((item) => textAt(item, 'name') !== '' || textAt(item, 'value') !== '')
    .map((item) => entry(item, headerRule(item, sendsEmpty)));
  const others = OTHER.flatMap(([list, why]) =>
    objectsAt(profile, list)
      .filter((item) => textAt(item, 'name') !== '' || textAt(item, 'value') !== '')
      .map((item) => entry(item, { kind: 'other', why, what: textAt(item, 'name') })),
  );
  return [...headers, ...others];
}

function headerRule(item: JsonObject, sendsEmpty: boolean): ToolRule {
  const [header, value] = [textAt(item, 'name'), textAt(item, 'value')];
  const isEmptySent = sendsEmpty || valueAt(item, 'sendEmptyHeader') === true;
  return value === '' && !isEmptySent
    ? { kind: 'other', why: 'removes-a-header', what: header }
    : { kind: 'header', header, value };
}

function filtersOf(profile: JsonObject): readonly ToolFilter[] {
  const older = objectsAt(profile, 'filters').filter((filter) => textAt(filter, 'type') === 'urls');
  return [...objectsAt(profile, 'urlFilters'), ...older]
    .filter((filter) => isOnAt(filter, 'enabled'))
    .map((filter) => ({ how: 'equals', text: textAt(filter, 'urlRegex') || textAt(filter, 'urlPattern') }));
}
