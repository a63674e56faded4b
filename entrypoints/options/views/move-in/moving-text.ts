import { countText, type TextKey, text } from '../../../../components/format/text';
import type { MovingItem, MovingView } from '../../../../core/import/moving/moving-plan';
import type { LeftBehind } from '../../../../core/import/moving/sort-entries';
import type { ToolName } from '../../../../core/import/tools/tool-file';
import { cleanText } from '../../../../core/probe/clean-text';

const TOOLS: Readonly<Record<ToolName, TextKey>> = {
  modheader: 'tool_modheader',
  requestly: 'tool_requestly',
  openmodheader: 'tool_openmodheader',
  headerly: 'tool_headerly',
  headereditor: 'tool_headereditor',
  'postman-collection': 'tool_postman',
  'postman-environment': 'tool_postman',
  'env-file': 'tool_env',
};

/** What a file has entries of, and what those stand in: each for one and for more. */
const ENTRIES: Readonly<Record<ToolName, readonly [one: TextKey, more: TextKey]>> = {
  modheader: ['entries_header', 'entries_headers'],
  requestly: ['entries_rule', 'entries_rules'],
  openmodheader: ['entries_header', 'entries_headers'],
  headerly: ['entries_header', 'entries_headers'],
  headereditor: ['entries_rule', 'entries_rules'],
  'postman-collection': ['entries_part', 'entries_parts'],
  'postman-environment': ['entries_variable', 'entries_variables'],
  'env-file': ['entries_variable', 'entries_variables'],
};
const PROFILES: Readonly<Partial<Record<ToolName, readonly [one: TextKey, more: TextKey]>>> = {
  requestly: ['entries_in_group', 'entries_in_groups'],
  'postman-collection': ['entries_in_request', 'entries_in_requests'],
};

/** Ways to say why something is not taken; `$1` counts. */
const REASONS: Readonly<Record<LeftBehind['reason'], TextKey>> = {
  'not-a-secret': 'not_taken_not_a_secret',
  'changes-answers': 'not_taken_changes_answers',
  'removes-a-header': 'not_taken_removes_a_header',
  redirect: 'not_taken_redirect',
  script: 'not_taken_script',
  cookie: 'not_taken_cookie',
  'not-a-header': 'not_taken_not_a_header',
  'variable-without-value': 'not_taken_variable',
  example: 'not_taken_example',
  'no-legal-name': 'not_taken_no_legal_name',
  'http-on-the-internet': 'not_taken_http',
  'same-is-here': 'not_taken_same_is_here',
  'add-by-hand': 'not_taken_add_by_hand',
  'extra-header': 'not_taken_extra_header',
  'over-500': 'not_taken_over_500',
};

/** Characters of the name of a file. */
const LONGEST_NAME = 40;

/** The name of a file, safe to show; "the file" for one without. */
export function fileName(name: string): string {
  const clean = cleanText(name, []);
  if (clean === '') return text('the_file');
  return clean.length <= LONGEST_NAME ? clean : `${clean.slice(0, LONGEST_NAME - 1)}…`;
}

/** What a tool is called. */
export function toolName(tool: ToolName): string {
  return text(TOOLS[tool]);
}

/** `13 headers in 5 profiles` */
export function entriesText({ tool, total, profiles }: MovingView): string {
  const [one, more] = ENTRIES[tool];
  const entries = text(total === 1 ? one : more, countText(total));
  if (profiles === null) return entries;
  const [inOne, inMore] = PROFILES[tool] ?? ['entries_in_profile', 'entries_in_profiles'];
  return text(profiles === 1 ? inOne : inMore, entries, countText(profiles));
}

/** `4 not a secret` */
export function reasonText({ reason, count }: LeftBehind): string {
  return text(REASONS[reason], countText(count));
}

/** What a token of a file is called before it is taken. */
export function itemName({ name, providerName, isBuiltIn }: MovingItem): string {
  if (providerName === null) return name || text('moving_unnamed');
  if (!isBuiltIn) return name || providerName;
  return name === '' || name === providerName ? providerName : `${providerName} · ${name}`;
}

/** How many entries are not taken, whatever the reason. */
export function notTakenCount({ notTaken }: MovingView): number {
  return notTaken.reduce((sum, { count }) => sum + count, 0);
}

/** What still holds the tokens, and is to be cleared away. */
export function leftThereText(tool: ToolName, name: string): string {
  if (tool === 'env-file') return text('left_in_env', fileName(name));
  if (tool.startsWith('postman')) return text('left_in_postman', fileName(name));
  return text('left_in_tool', fileName(name), toolName(tool));
}
