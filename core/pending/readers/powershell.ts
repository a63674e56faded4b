import { readAddress } from '../address';
import type { Block, Part, PasteReader } from '../find';
import { withoutPrompt } from './lines';
import { type PowerShellToken, powerShellScript } from './powershell-tokens';
import { partsOfRequests, type SavedAuth } from './saved-request';

/** Tables in tables; more mean nothing. */
const DEEPEST = 8;
/** Characters that all variables of a paste may become together. */
const MOST_FILLED_IN = 262_144;
const COMMAND = /^(?:Invoke-WebRequest|Invoke-RestMethod|iwr|irm|curl|wget)$/i;
const STARTS =
  /^(?:\$[A-Za-z]\w*\s*(?:=|\.\w|\[)|(?:[[(]\w[^=]{0,60}\]?\s*)?(?:Invoke-WebRequest|Invoke-RestMethod|iwr|irm)\s|(?:curl|wget)\s(?=[^@]{0,400}-(?:Uri|Headers)\s[^@]{0,400}@\{))/i;

type Value = string | Table | null;
type Table = Map<string, Value>;

/**
 * `Invoke-WebRequest` and `Invoke-RestMethod`, as browsers copy them and as documentation has them: with
 * `-Headers @{ }`, with variables above, with all options in one table (`@options`).
 * https://learn.microsoft.com/powershell/module/microsoft.powershell.utility/invoke-webrequest
 */
export const powerShell: PasteReader = {
  name: 'powershell',
  // Only the first of several such lines is tried: a run without a command is looked through once.
  accepts: (lines, at) => isStart(lines[at] ?? '') && !isStart(lines[at - 1] ?? ''),
  read(lines, at): Block {
    const { statements, next } = powerShellScript(lines, at, isStart);
    if (!statements.some((tokens) => tokens.some(({ value }) => COMMAND.test(value))))
      return { found: [], next: at };
    const script = new Script();
    for (const tokens of statements) script.take(tokens);
    return { found: script.found(), next };
  },
};

function isStart(line: string): boolean {
  return STARTS.test(withoutPrompt(line));
}

class Script {
  readonly #variables: Table = new Map();
  readonly #requests: Parameters<typeof partsOfRequests>[0][number][] = [];
  readonly #loose: Part[] = [];
  #hasCookies = false;
  #left = MOST_FILLED_IN;

  take(tokens: readonly PowerShellToken[]): void {
    const command = tokens.findIndex(({ kind, value }) => kind === 'word' && COMMAND.test(value));
    if (command >= 0) this.#request(this.#options(tokens, command + 1));
    else this.#assignment(tokens);
  }

  found(): Block['found'] {
    const requests = partsOfRequests(this.#requests);
    const cookie: Part = { kind: 'instead', doubt: 'cookie', name: null, text: null };
    return [
      ...requests,
      ...this.#loose.map((part) => ({ part, scope: 0 })),
      ...(this.#hasCookies ? [{ part: cookie, scope: 1 }] : []),
    ];
  }

  /** `$name = …`, `$name["key"] = …`, `$name.Add("key", …)`. */
  #assignment(tokens: readonly PowerShellToken[]): void {
    const [, name = '', member = ''] = /^\$(\w+)(.*)$/.exec(tokens[0]?.value ?? '') ?? [];
    const texts = tokens.flatMap((token) => (token.kind === 'text' ? [this.#filled(token)] : []));
    if (/^\.Cookies\b/i.test(member)) this.#hasCookies = true;
    else if (/^(?:\.Add$|\[)/i.test(member)) {
      const table = this.#variables.get(name.toLowerCase());
      const [key, value] = texts;
      if (key === undefined || value === undefined) return;
      if (table instanceof Map) table.set(key, value);
      else this.#variables.set(name.toLowerCase(), new Map([[key, value]]));
    } else if (member === '' && tokens[1]?.kind === 'equals') {
      const isSecure = tokens.some(({ value }) => /^ConvertTo-SecureString$/i.test(value));
      const value = isSecure ? (texts[0] ?? null) : this.#value(tokens, 2).value;
      this.#variables.set(name.toLowerCase(), value);
    }
  }

  /** What stands behind the command, by names in lower case without their hyphen. */
  #options(tokens: readonly PowerShellToken[], from: number): Table {
    const options: Table = new Map();
    let at = from;
    while (at < tokens.length) {
      const token = tokens[at];
      const name = token?.kind === 'word' ? /^-([A-Za-z]+):?$/.exec(token.value)?.[1] : undefined;
      if (name !== undefined) {
        const following = tokens[at + 1];
        const isSwitch =
          following === undefined ||
          /^(?:end|close)$/.test(following.kind) ||
          /^-[A-Za-z]/.test(following.value);
        const { value, next } = isSwitch ? { value: null, next: at + 1 } : this.#value(tokens, at + 1);
        options.set(fullName(name.toLowerCase()), value);
        at = next;
      } else if (token?.kind === 'word' && /^@\w+$/.test(token.value)) {
        const table = this.#variables.get(token.value.slice(1).toLowerCase());
        if (table instanceof Map) for (const [key, value] of table) options.set(key.toLowerCase(), value);
        at += 1;
      } else if (token?.kind === 'text' || (token?.kind === 'word' && /^(?:\$|https?:)/i.test(token.value))) {
        const { value, next } = this.#value(tokens, at);
        if (!options.has('uri')) options.set('uri', value);
        at = next;
      } else at += 1;
    }
    return options;
  }

  #request(options: Table): void {
    const text = (name: string) => {
      const value = options.get(name);
      return typeof value === 'string' ? value : null;
    };
    const headers = options.get('headers');
    const proxy = text('proxy');
    const through = proxy === null ? null : readAddress(proxy, 'proxy');
    if (through !== null) this.#loose.push({ kind: 'address', address: through, name: null });
    for (const name of options.keys())
      if (!/^(?:uri|headers|method|token|authentication|usebasicparsing)$/.test(name))
        this.#loose.push({ kind: 'left-out', name: `-${name}` });
    this.#requests.push({
      method: text('method')?.toUpperCase() ?? text('custommethod')?.toUpperCase() ?? 'GET',
      url: text('uri'),
      headers:
        headers instanceof Map
          ? [...headers].flatMap(([name, value]) =>
              typeof value === 'string' ? [[name, value] as const] : [],
            )
          : [],
      auth: authOf(text('authentication'), text('token')),
    });
  }

  /** The value that begins at a token, and the first token behind it. Texts that are put together are one. */
  #value(
    tokens: readonly PowerShellToken[],
    at: number,
    depth = 0,
  ): { readonly value: Value; readonly next: number } {
    const token = tokens[at];
    if (token?.kind === 'open' && token.value === '@{' && depth < DEEPEST)
      return this.#table(tokens, at + 1, depth + 1);
    if (token?.kind === 'open') {
      const end = closing(tokens, at);
      const inside = tokens.slice(at + 1, end).find(({ kind }) => kind === 'text');
      return { value: inside === undefined ? null : this.#filled(inside), next: end + 1 };
    }
    let value = this.#single(token);
    let next = at + 1;
    for (; tokens[next]?.kind === 'plus'; next += 2) {
      const more = this.#single(tokens[next + 1]);
      value = typeof value === 'string' && typeof more === 'string' ? value + more : null;
    }
    return { value, next };
  }

  #single(token: PowerShellToken | undefined): Value {
    if (token?.kind === 'text') return this.#filled(token);
    if (token?.kind !== 'word') return null;
    const name = /^\$(\w+)$/.exec(token.value)?.[1];
    // A variable that the paste does not have stays what it is: it points elsewhere.
    return name === undefined ? token.value : (this.#variables.get(name.toLowerCase()) ?? token.value);
  }

  /** `@{ "name" = value; name = value }` */
  #table(
    tokens: readonly PowerShellToken[],
    from: number,
    depth: number,
  ): { readonly value: Table; readonly next: number } {
    const table: Table = new Map();
    let at = from;
    while (at < tokens.length && tokens[at]?.kind !== 'close') {
      const key = tokens[at];
      if (tokens[at + 1]?.kind === 'equals' && (key?.kind === 'text' || key?.kind === 'word')) {
        const { value, next } = this.#value(tokens, at + 2, depth);
        table.set(key.value, value);
        at = next;
      } else at += 1;
    }
    return { value: table, next: at + 1 };
  }

  /** Only a variable of the paste is filled in. */
  #filled({ value, expands }: PowerShellToken): string {
    if (!expands) return value;
    return value.replace(/\$\(?\{?([A-Za-z]\w{0,63})\}?\)?/g, (whole, name: string) => {
      const known = this.#variables.get(name.toLowerCase());
      if (typeof known !== 'string' || known.length > this.#left) return whole;
      this.#left -= known.length;
      return known;
    });
  }
}

/** Names of options may be shortened as long as they stay unambiguous. */
function fullName(name: string): string {
  return /^(?:uri|headers|method|token)$/.test(name) || !/^(?:u|ur|h|he|hea.*|me.*)$/.test(name)
    ? name
    : (['uri', 'headers', 'method'].find((full) => full.startsWith(name)) ?? name);
}

/** Index of the token that closes what this one opens, or of the last. */
function closing(tokens: readonly PowerShellToken[], at: number): number {
  let depth = 0;
  for (let next = at; next < tokens.length; next += 1) {
    if (tokens[next]?.kind === 'open') depth += 1;
    if (tokens[next]?.kind === 'close') depth -= 1;
    if (depth === 0) return next;
  }
  return tokens.length;
}

function authOf(kind: string | null, token: string | null): SavedAuth | null {
  if (kind === null || token === null || !/^(?:Bearer|OAuth)$/i.test(kind)) return null;
  return { kind: 'header', name: 'Authorization', value: `Bearer ${token}` };
}
