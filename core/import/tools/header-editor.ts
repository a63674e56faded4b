import { isOnAt, type JsonObject, objectOf, objectsAt, textAt, textOf, valueAt } from './json-value';
import type { OtherRule, ToolEntry, ToolFile, ToolFilter, ToolReader, ToolRule } from './tool-file';

const TABLES = ['request', 'sendHeader', 'receiveHeader', 'receiveBody'] as const;

/** What rules of each type do; `modifySendHeader` sets headers. */
const OTHER: Readonly<Record<string, OtherRule>> = {
  redirect: 'redirect',
  modifyReceiveHeader: 'changes-answers',
  modifyReceiveBody: 'changes-answers',
};

/** The value that takes a header away. */
const REMOVES = '_header_editor_remove_';

/**
 * Header Editor exports an object with a list for each of its tables. A rule has `ruleType`, `enable`, `isFunction`
 * with `code`, and either `headers` by name or, in older exports, `action: { name, value }`. Its conditions stand in
 * `condition`, all of which must hold: `url` and `domain` compare the whole, `urlPrefix` the start. Before, they were
 * `matchType` (or `type`) with one `pattern`.
 * https://github.com/FirefoxBar/HeaderEditor/blob/3b29b6811ef2f5efa2d3b2451e21bdba7fea4cf4/src/share/core/rule-utils.ts
 */
export const headerEditor: ToolReader = {
  read(json): ToolFile | null {
    const rules = TABLES.flatMap((table) => objectsAt(json, table));
    const isMine = TABLES.some((table) => Array.isArray(valueAt(json, table))) && rules.every(isRule);
    return isMine ? { tool: 'headereditor', profiles: null, entries: rules.flatMap(entriesOf) } : null;
  },
};

function isRule(rule: JsonObject): boolean {
  return textAt(rule, 'ruleType') !== '';
}

function entriesOf(rule: JsonObject, group: number): readonly ToolEntry[] {
  const filters = filtersOf(rule);
  return rulesOf(rule).map((each) => ({
    name: textAt(rule, 'name'),
    group,
    on: isOnAt(rule, 'enable'),
    rule: each,
    filters,
  }));
}

function rulesOf(rule: JsonObject): readonly ToolRule[] {
  const type = textAt(rule, 'ruleType');
  if (valueAt(rule, 'isFunction') === true) return [{ kind: 'other', why: 'script', what: type }];
  const why = Object.hasOwn(OTHER, type) ? OTHER[type] : undefined;
  if (type !== 'modifySendHeader') return [{ kind: 'other', why: why ?? 'not-a-secret', what: type }];
  const action = valueAt(rule, 'action');
  const headers = valueAt(rule, 'headers') ?? { [textAt(action, 'name')]: valueAt(action, 'value') };
  return Object.entries(objectOf(headers)).map(
    ([header, value]): ToolRule =>
      value === REMOVES
        ? { kind: 'other', why: 'removes-a-header', what: header }
        : { kind: 'header', header, value: textOf(value) },
  );
}

function filtersOf(rule: JsonObject): readonly ToolFilter[] {
  const condition = valueAt(rule, 'condition');
  if (condition === undefined) return olderFilters(rule);
  const equals = textAt(condition, 'url');
  const prefix = textAt(condition, 'urlPrefix');
  const regex = textAt(condition, 'regex');
  const domains = valueAt(condition, 'domain');
  const hosts = Array.isArray(domains) ? domains.map(textOf) : [];
  // All conditions must hold at once: where there are several, none of them alone says where the rule holds.
  const texts = [equals, prefix, regex, ...hosts].filter((text) => text !== '');
  const kinds = [equals, prefix, regex, hosts[0] ?? ''].filter((text) => text !== '').length;
  if (kinds > 1 || regex !== '') return texts.map((text) => ({ how: 'pattern', text }));
  if (equals !== '') return [{ how: 'equals', text: equals }];
  if (prefix !== '') return [{ how: 'prefix', text: prefix }];
  return hosts.map((text) => ({ how: 'host', text }));
}

function olderFilters(rule: JsonObject): readonly ToolFilter[] {
  const kind = textAt(rule, 'matchType') || textAt(rule, 'type');
  const text = textAt(rule, 'pattern');
  if (kind === 'all') return [];
  if (kind === 'domain') return [{ how: 'host', text }];
  if (kind === 'url') return [{ how: 'equals', text }];
  return [{ how: kind === 'prefix' ? 'prefix' : 'pattern', text }];
}
