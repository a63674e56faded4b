/** Questions about a line of text that several readers ask. */

const COMMENT = /^\s*(?:#(?!\{)|\/\/|\/\*|\*\/|\*\s|<!--|-->|--\s|;|rem\s|%\s)/i;
/** A prompt of a shell in front of a command: `$`, `user@host:~$`, `PS C:\>`. */
const PROMPT =
  /^\s*(?:\([\w.-]+\)\s*)?(?:PS(?: [^>\n]{0,80})?>|[\w.-]+@[\w.-]+[: ]?[^\s$#%>]{0,80}\s?[$#%>]|[A-Z]:\\[^>\n]{0,80}>|[~\w/.-]{0,40}[$%❯➜»]|#|>)\s+/;
/** Characters that lists, quotations, tables and changes of a file put in front of a line. */
const DECORATION =
  /^\s*(?:(?:>\s*){2,}|(?:[*•‣▪|]|\d{1,3}[.)])\s+|-\s+(?=[A-Za-z"'])|\d{1,5}\s+[|│:]\s+|\+\s*(?=(?:export )?[\w.-]{2,64}\s?[:=]))+/;

export function isBlank(line: string | undefined): boolean {
  return line === undefined || line.trim() === '';
}

/** Whether a whole line is a comment. A heading of Markdown looks like one and says as little. */
export function isComment(line: string): boolean {
  return COMMENT.test(line);
}

export function withoutPrompt(line: string): string {
  return line.replace(PROMPT, '').trimStart();
}

export function withoutDecoration(line: string): string {
  return line.replace(DECORATION, '').trim();
}

/**
 * Cuts a comment behind a value that is not quoted, or behind its closing quote.
 * @returns the value and whether something was cut
 */
export function withoutComment(value: string): { readonly value: string; readonly cut: boolean } {
  const quoted = /^(["'`])((?:\\.|(?!\1)[^\\])*)\1/.exec(value);
  const start = quoted?.[0].length ?? 0;
  const found = /(?:^|\s)(?:#|\/\/|--\s|\/\*|<!--|<-|←|;\s)/.exec(value.slice(start));
  if (found === null) return { value: value.trim(), cut: false };
  return { value: value.slice(0, start + found.index).trim(), cut: true };
}

/** A word of characters that tokens have. */
export const TOKEN_WORD = /^[A-Za-z0-9._~+/=:%-]+$/;
