/** Headers of a curl command that never are the token. */
const ORDINARY = new Set([
  'accept',
  'accept-encoding',
  'accept-language',
  'cache-control',
  'content-type',
  'cookie',
  'dnt',
  'origin',
  'pragma',
  'priority',
  'referer',
  'user-agent',
]);
/** Names that speak of a token; one against forged requests is not what is meant. */
const TELLING = /^(?!.*[cx]srf).*(?:auth|key|secret|token)/i;

/** What a curl command says about the token. */
export interface CurlCommand {
  /** The header with the token as one line, or null when the command has none. */
  readonly headerLine: string;
  /** Scheme, host and port of its address. */
  readonly origin: string | null;
}

/**
 * Reads a pasted curl command, with the quoting of POSIX shells or of Windows' `^`, and escaped line ends.
 * @returns null when the text is not a curl command or sets no header that could hold a token
 */
export function headerFromCurl(text: string): CurlCommand | null {
  if (!/^\$?\s*curl(?:\.exe)?\s/i.test(text)) return null;
  const oneLine = text.replace(/[\\^`]\r?\n/g, ' ');
  const words = shellWords(/\s\^"/.test(oneLine) ? oneLine.replace(/\^(.)/gs, '$1') : oneLine);
  const headers = words.flatMap((word, index) => {
    const inline = /^(?:--header=|-H)(.+)$/s.exec(word)?.[1];
    if (inline !== undefined) return [inline];
    return word === '-H' || word === '--header' ? [words[index + 1] ?? ''] : [];
  });
  const candidates = headers.filter((line) => !isOrdinary(nameOf(line)));
  const headerLine =
    candidates.find((line) => nameOf(line) === 'authorization') ??
    candidates.find((line) => TELLING.test(nameOf(line))) ??
    candidates[0];
  if (headerLine === undefined) return null;
  return { headerLine: headerLine.trim(), origin: originOf(words.find((word) => /^https:\/\//i.test(word))) };
}

function nameOf(line: string): string {
  return (line.split(':')[0] ?? '').trim().toLowerCase();
}

function isOrdinary(name: string): boolean {
  return ORDINARY.has(name) || name.startsWith('sec-');
}

function originOf(address: string | undefined): string | null {
  return address !== undefined && URL.canParse(address) ? new URL(address).origin : null;
}

/** Splits like a shell: blanks part words, quotes join them. Variables are left as they are. */
function shellWords(text: string): readonly string[] {
  const word = /(?:"(?:\\.|[^"\\])*"|'[^']*'|\\.|[^\s"'\\])+/gs;
  return (text.match(word) ?? []).map((raw) =>
    raw.replace(
      /"((?:\\.|[^"\\])*)"|'([^']*)'|\\(.)/gs,
      (_, double?: string, single?: string, escaped?: string) =>
        double?.replace(/\\(["\\$`])/g, '$1') ?? single ?? escaped ?? '',
    ),
  );
}
