/** A text, a list or an object of YAML. Numbers, dates and such are texts; `true` and `false` are what they say. */
export type BlockYaml = string | boolean | readonly BlockYaml[] | { readonly [key: string]: BlockYaml };

const ENTRY =
  /^(?:"((?:[^"\\]|\\.){0,200})"|'([^']{0,200})'|([^\s"'#&*!|>%@`{}[\],-][^:#"']{0,199}|[^\s:"'#]))\s*:(?:\s+(.*))?$/;

/**
 * Reads the part of YAML that tools write: objects and lists by indentation, one value a line. Anchors, aliases and
 * tags mean nothing, so nothing can multiply; texts over several lines are passed over. Each line is read once.
 */
export function blockYaml(lines: readonly string[]): BlockYaml {
  return new BlockReader(lines).node(0);
}

class BlockReader {
  readonly #lines: string[];
  #at = 0;

  constructor(lines: readonly string[]) {
    this.#lines = lines.filter((line) => line.trim() !== '' && !/^\s*#|^---/.test(line));
  }

  /** The value that begins at the line now, if that is indented as far as it has to be. */
  node(least: number): BlockYaml {
    const indent = this.#indent();
    if (indent < least) return '';
    return /^\s*-(?:\s|$)/.test(this.#line()) ? this.#list(indent) : this.#object(indent);
  }

  #list(indent: number): BlockYaml {
    const items: BlockYaml[] = [];
    while (this.#indent() === indent && /^\s*-(?:\s|$)/.test(this.#line())) {
      const [start = '', rest = ''] = /^\s*-\s*(.*)$/.exec(this.#line()) ?? [];
      if (rest === '') {
        this.#at += 1;
        items.push(this.node(indent + 1));
      } else if (ENTRY.test(rest)) {
        const inner = start.length - rest.length;
        this.#lines[this.#at] = ' '.repeat(inner) + rest;
        items.push(this.#object(inner));
      } else {
        this.#at += 1;
        items.push(scalar(rest));
        this.#skipBelow(indent);
      }
    }
    return items;
  }

  #object(indent: number): BlockYaml {
    const entries: [string, BlockYaml][] = [];
    while (this.#at < this.#lines.length && this.#indent() >= indent) {
      const [, double, single, plain, value = ''] = ENTRY.exec(this.#line().trim()) ?? [];
      const name = double ?? single ?? plain?.trim();
      const isHere = this.#indent() === indent && name !== undefined;
      if (!isHere && /^\s*-(?:\s|$)/.test(this.#line()) && this.#indent() === indent) break;
      this.#at += 1;
      if (!isHere) continue;
      const rest = value.replace(/^(?:[&!]\S+\s*)+/, '').replace(/^#.*$/, '');
      if (rest === '') {
        // A list may begin as far left as its name.
        const isList = this.#indent() === indent && /^\s*-(?:\s|$)/.test(this.#line());
        entries.push([name, isList ? this.#list(indent) : this.node(indent + 1)]);
      } else {
        entries.push([name, /^[|>]/.test(rest) ? '' : scalar(rest)]);
        this.#skipBelow(indent);
      }
    }
    return Object.fromEntries(entries);
  }

  /** The rest of a text that goes over several lines. */
  #skipBelow(indent: number): void {
    while (this.#indent() > indent) this.#at += 1;
  }

  #line(): string {
    return this.#lines[this.#at] ?? '';
  }

  /** Columns in front of the line now; -1 at the end. */
  #indent(): number {
    return this.#at < this.#lines.length ? this.#line().search(/\S/) : -1;
  }
}

function scalar(text: string): string | boolean {
  const double = /^"((?:[^"\\]|\\.)*)"/.exec(text)?.[1];
  if (double !== undefined) return double.replace(/\\(.)/g, (_whole, one: string) => ESCAPES[one] ?? one);
  const single = /^'((?:[^']|'')*)'/.exec(text)?.[1];
  if (single !== undefined) return single.replaceAll("''", "'");
  const plain = text.replace(/\s+#.*$/, '').trim();
  return plain === 'true' ? true : plain === 'false' ? false : plain;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };
