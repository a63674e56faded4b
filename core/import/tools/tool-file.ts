/** Every tool whose files are read. */
export const TOOL_NAMES = [
  'modheader',
  'requestly',
  'openmodheader',
  'headerly',
  'headereditor',
  'postman-collection',
  'postman-environment',
  'env-file',
] as const;
export type ToolName = (typeof TOOL_NAMES)[number];

/** What one rule of a tool compares an address with. */
export interface ToolFilter {
  /**
   * - `equals`: the whole address, or a text that is one if it holds no pattern
   * - `prefix`: the start of the address
   * - `host`: the host alone
   * - `request`: the address of a request that the tool sends itself
   * - `pattern`: anything else. It names no host, whatever it looks like
   */
  readonly how: 'equals' | 'prefix' | 'host' | 'request' | 'pattern';
  readonly text: string;
}

/** A rule that no import takes, and why; known before any value is looked at. */
export type OtherRule =
  | 'changes-answers'
  | 'removes-a-header'
  | 'redirect'
  | 'script'
  | 'cookie'
  | 'not-a-secret'
  | 'not-a-header';

/** What one rule of a tool does. */
export type ToolRule =
  /** Sets a header of the request. */
  | { readonly kind: 'header'; readonly header: string; readonly value: string }
  /** Signs in with a name and a password. */
  | { readonly kind: 'basic'; readonly user: string; readonly password: string }
  /** A value with a name, which some header may carry. */
  | { readonly kind: 'variable'; readonly variable: string; readonly value: string }
  /** `what` names it: a header, a cookie, the kind of rule. Never a value. */
  | { readonly kind: 'other'; readonly why: OtherRule; readonly what: string };

/** One rule of a file. Texts are as the file has them. */
export interface ToolEntry {
  /** Of the profile, rule, request or variable; may be empty. */
  readonly name: string;
  /** Rules with the same number stand in one profile, rule or request. */
  readonly group: number;
  /** Whether it was on in that tool. */
  readonly on: boolean;
  readonly rule: ToolRule;
  /** The addresses it holds for, any of them; none for every address. */
  readonly filters: readonly ToolFilter[];
}

/** The content of a file of another tool, whatever its format. */
export interface ToolFile {
  readonly tool: ToolName;
  /** Number of profiles, groups or requests; null where the format has none. */
  readonly profiles: number | null;
  readonly entries: readonly ToolEntry[];
}

/** Reads one format, which it knows by its content. */
export interface ToolReader {
  /** @returns null for JSON of another format; never throws, as every entry is read by itself */
  read(json: unknown): ToolFile | null;
}
