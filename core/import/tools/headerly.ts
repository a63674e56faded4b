import { hasList, isOnAt, type JsonObject, objectsAt, textAt, valueAt } from './json-value';
import type { ToolEntry, ToolFile, ToolFilter, ToolReader, ToolRule } from './tool-file';

/**
 * Headerly exports `{ version: 1, profiles }`. A profile has `ruleActionType`; for `modifyHeaders` it has
 * `requestHeaderModGroups` and `responseHeaderModGroups`, each `{ type, items }` with items `{ enabled, name, operation:
 * set | append | remove, value }`; for `redirect` it has `redirectUrlGroup`; `syncCookieGroups` copy cookies. `filters` has
 * the conditions of a rule of the browser. In `urlFilter`, `|` holds the start of an address; without it, the text may
 * stand anywhere. `requestDomains` holds for the names below a host, too.
 * https://github.com/headerly/headerly/blob/3b6d2f10d6fc57501a344009c61cc574a074b400/extension/src/lib/schema/profile.ts
 */
export const headerly: ToolReader = {
  read(json): ToolFile | null {
    const profiles = objectsAt(json, 'profiles');
    const isMine = profiles.some(
      (profile) =>
        textAt(profile, 'ruleActionType') !== '' ||
        hasList(profile, ['requestHeaderModGroups', 'responseHeaderModGroups']),
    );
    if (!isMine) return null;
    return { tool: 'headerly', profiles: profiles.length, entries: profiles.flatMap(entriesOf) };
  },
};

function entriesOf(profile: JsonObject, group: number): readonly ToolEntry[] {
  const filters = filtersOf(valueAt(profile, 'filters'));
  const entry = (item: JsonObject, rule: ToolRule): ToolEntry => ({
    name: textAt(profile, 'name'),
    group,
    on: isOnAt(profile, 'enabled') && isOnAt(item, 'enabled'),
    rule,
    filters,
  });
  const itemsOf = (list: string) => objectsAt(profile, list).flatMap((each) => objectsAt(each, 'items'));
  const other = (why: 'changes-answers' | 'cookie') => (item: JsonObject) =>
    entry(item, { kind: 'other', why, what: textAt(item, 'name') });
  const redirects = objectsAt(profile, 'redirectUrlGroup').map((item) =>
    entry(item, { kind: 'other', why: 'redirect', what: 'redirect' }),
  );
  const all = [
    ...itemsOf('requestHeaderModGroups').map((item) => entry(item, headerRule(item))),
    ...itemsOf('responseHeaderModGroups').map(other('changes-answers')),
    ...itemsOf('syncCookieGroups').map(other('cookie')),
    ...redirects,
  ];
  const action = textAt(profile, 'ruleActionType');
  // A profile that blocks or allows is one rule without an item.
  return all.length > 0 || action === 'modifyHeaders'
    ? all
    : [entry({}, { kind: 'other', why: 'not-a-secret', what: action })];
}

function headerRule(item: JsonObject): ToolRule {
  const header = textAt(item, 'name');
  if (textAt(item, 'operation') === 'remove') return { kind: 'other', why: 'removes-a-header', what: header };
  return { kind: 'header', header, value: textAt(item, 'value') };
}

function filtersOf(conditions: unknown): readonly ToolFilter[] {
  const isOn = (item: JsonObject) => isOnAt(item, 'enabled');
  const url = objectsAt(conditions, 'urlFilter').filter(isOn);
  const regex = objectsAt(conditions, 'regexFilter').filter(isOn);
  const domains = objectsAt(valueAt(conditions, 'requestDomains'), 'items').filter(isOn);
  const pattern = (item: JsonObject): ToolFilter => ({ how: 'pattern', text: textAt(item, 'value') });
  return [...url.map(urlFilter), ...regex.map(pattern), ...domains.map(pattern)];
}

function urlFilter(item: JsonObject): ToolFilter {
  const text = textAt(item, 'value');
  if (!text.startsWith('|')) return { how: 'equals', text };
  return text.startsWith('||') ? { how: 'pattern', text } : { how: 'prefix', text: text.slice(1) };
}
