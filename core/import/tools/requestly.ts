import { type JsonObject, objectsAt, objectsOf, textAt, valueAt } from './json-value';
import type { OtherRule, ToolEntry, ToolFile, ToolFilter, ToolReader, ToolRule } from './tool-file';

/** What the rules of another kind than `Headers` do. */
const OTHER: Readonly<Record<string, OtherRule>> = {
  Redirect: 'redirect',
  Replace: 'redirect',
  QueryParam: 'redirect',
  Script: 'script',
  Response: 'changes-answers',
};

/**
 * Requestly exports a list of rules, and of the groups that they name by `groupId`; an object may hold both as `rules`
 * and `groups`. A rule has `ruleType`, `status` and `pairs`, each with a `source`: `{ key: Url | host | path,
 * operator: Equals | Contains | Matches | Wildcard_Matches, value }`. A pair of a `Headers` rule has `modifications`
 * with the lists `Request` and `Response`, each `{ header, type: Add | Remove | Modify, value }`:
 * https://github.com/requestly/requestly/blob/0c3f110ddbc063d28ab79b87c5fef2875c22d632/shared/src/types/entities/rules/rule.ts
 * Before that, a pair was one header itself: `{ header, type, value, target: Request | Response, source }`.
 */
export const requestly: ToolReader = {
  read(json): ToolFile | null {
    const listed = Array.isArray(json)
      ? objectsOf(json)
      : [...objectsAt(json, 'rules'), ...objectsAt(json, 'groups')];
    // A group may contain its rules itself.
    const records = listed.flatMap((record) => [record, ...objectsAt(record, 'children')]);
    const rules = records.filter((record) => textAt(record, 'ruleType') !== '' && !isGroup(record));
    if (!rules.some((rule) => Array.isArray(valueAt(rule, 'pairs')))) return null;
    const groups = new Map(records.filter(isGroup).map((group) => [textAt(group, 'id'), group]));
    return {
      tool: 'requestly',
      profiles: groups.size,
      entries: rules.flatMap((rule, at) => entriesOf(rule, at, groups.get(textAt(rule, 'groupId')))),
    };
  },
};

function isGroup(record: JsonObject): boolean {
  return textAt(record, 'objectType') === 'group';
}

function entriesOf(rule: JsonObject, group: number, above: JsonObject | undefined): readonly ToolEntry[] {
  const kind = textAt(rule, 'ruleType');
  const on = [rule, above].every((each) => textAt(each, 'status') !== 'Inactive');
  const same = { name: textAt(rule, 'name'), group, on };
  const pairs = objectsAt(rule, 'pairs');
  if (kind !== 'Headers') {
    const why = Object.hasOwn(OTHER, kind) ? OTHER[kind] : undefined;
    const filters = pairs.map(filterOf);
    return [{ ...same, rule: { kind: 'other', why: why ?? 'not-a-secret', what: kind }, filters }];
  }
  return pairs.flatMap((pair) =>
    rulesOf(pair).map((each): ToolEntry => ({ ...same, rule: each, filters: [filterOf(pair)] })),
  );
}

function rulesOf(pair: JsonObject): readonly ToolRule[] {
  const modifications = valueAt(pair, 'modifications');
  if (modifications === undefined) return [ruleOf(pair, textAt(pair, 'target') === 'Response')];
  return [
    ...objectsAt(modifications, 'Request').map((item) => ruleOf(item, false)),
    ...objectsAt(modifications, 'Response').map((item) => ruleOf(item, true)),
  ];
}

function ruleOf(item: JsonObject, isAnswer: boolean): ToolRule {
  const header = textAt(item, 'header');
  if (isAnswer) return { kind: 'other', why: 'changes-answers', what: header };
  if (textAt(item, 'type') === 'Remove') return { kind: 'other', why: 'removes-a-header', what: header };
  return { kind: 'header', header, value: textAt(item, 'value') };
}

function filterOf(pair: JsonObject): ToolFilter {
  const source = valueAt(pair, 'source');
  const [key, text] = [textAt(source, 'key').toLowerCase(), textAt(source, 'value')];
  const isEqual = textAt(source, 'operator') === 'Equals';
  if (isEqual && key === 'url') return { how: 'equals', text };
  return isEqual && key === 'host' ? { how: 'host', text } : { how: 'pattern', text };
}
