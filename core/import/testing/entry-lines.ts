import { toUtf8 } from '../../bytes/utf8';
import { readToolFile } from '../tools/read-tool-file';
import type { ToolEntry, ToolFile } from '../tools/tool-file';

/** A file of a text, or of a value as JSON. */
export function readSample(content: unknown): ToolFile | null {
  return readToolFile(toUtf8(typeof content === 'string' ? content : JSON.stringify(content)));
}

/** `name: what it does [filters] off`, a line for each entry. */
export function entryLines(file: ToolFile | null): readonly string[] {
  return (file?.entries ?? []).map(spelt);
}

function spelt({ name, on, rule, filters }: ToolEntry): string {
  const does =
    rule.kind === 'header'
      ? `${rule.header}=${rule.value}`
      : rule.kind === 'basic'
        ? `basic ${rule.user}:${rule.password}`
        : rule.kind === 'variable'
          ? `$${rule.variable}=${rule.value}`
          : `${rule.why} ${rule.what}`;
  return `${name}: ${does} [${filters.map(({ how, text }) => `${how} ${text}`).join(', ')}]${on ? '' : ' off'}`;
}
