import { readAddress } from '../address';
import type { Block, Part, PasteReader } from '../find';
import { isTelling } from '../names';
import { keysOf } from './address-parts';
import { headerOf, headerParts } from './header-parts';
import { isBlank } from './lines';

/** The expected answer of a file of Hurl, or the one that came. */
const ANSWER = /^\s*(?:< )?HTTP(?:\/[\d.]+)?\s+(?:\d{3}|\*)/;
const SECTION = /^\s*\[([A-Za-z]{3,30})\]\s*$/;

const REQUEST = /^\s*(?:> )?(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\s+(\S+)(?:\s+HTTP\/[\d.]+)?\s*$/;

/** A request as it goes over the wire, as `curl -v` prints it, or as the `.http` files of editors have it. */
export const httpRequest: PasteReader = {
  name: 'http-request',
  accepts(lines, at) {
    const [, , target = ''] = REQUEST.exec(lines[at] ?? '') ?? [];
    return /^(?:\/|https?:\/\/|\{\{|\$)/.test(target);
  },
  read(lines, at): Block {
    const [, method = '', target = ''] = REQUEST.exec(lines[at] ?? '') ?? [];
    const address = target.startsWith('/') ? null : readAddress(target, 'target');
    const path = (target.split(/[?#]/)[0] ?? '').slice(0, 200);
    const found: { part: Part; line: number; scope: number }[] = [];
    const add = (parts: readonly Part[], line: number) => {
      for (const part of parts) found.push({ part, line, scope: 1 });
    };
    add([{ kind: 'method', method }], at);
    if (address !== null) add([{ kind: 'address', address, name: null }], at);
    add(keysOf(target), at);
    let next = at + 1;
    let section: string | null = null;
    for (; next < lines.length && !isBlank(lines[next]); next += 1) {
      if (ANSWER.test(lines[next] ?? '')) break;
      section = SECTION.exec(lines[next] ?? '')?.[1]?.toLowerCase() ?? section;
      if (section !== null) {
        add(partsOfSection(section, lines[next] ?? ''), next);
        continue;
      }
      const header = headerOf((lines[next] ?? '').replace(/^\s*> /, ''));
      if (header === null || !/:/.test(lines[next] ?? '')) continue;
      add(
        headerParts(header.name, header.value).map((part) =>
          // The request goes to its Host where its first line names none.
          part.kind === 'address' && address === null
            ? { ...part, address: { ...part.address, role: 'target' as const, path } }
            : part,
        ),
        next,
      );
    }
    const isSigned = found.some(({ part }) => part.kind === 'pair' || part.kind === 'user');
    if (/^(?:POST|PUT|PATCH|DELETE)$/.test(method) && isSigned) next = behindBody(lines, next);
    return { found, next };
  },
};

/** What a section of a file of Hurl says of a request. https://hurl.dev/docs/request.html */
function partsOfSection(section: string, line: string): readonly Part[] {
  const [, name = '', value = ''] = /^\s*([^:\s][^:]{0,63}?)\s*:\s*(\S.*?)\s*$/.exec(line) ?? [];
  if (name === '') return [];
  if (section === 'basicauth') return [{ kind: 'user', user: name, password: value, name: 'Authorization' }];
  if (/^query/.test(section) && isTelling(name)) return [{ kind: 'pair', name, value, form: 'parameter' }];
  const [, variable = '', set = ''] = /^(\w{1,64})\s*=\s*(\S+)$/.exec(value) ?? [];
  if (section === 'options' && name === 'variable' && variable !== '')
    return [{ kind: 'pair', name: variable, value: set.replace(/^(["'])(.*)\1$/, '$2'), form: 'variable' }];
  return [{ kind: 'left-out', name }];
}

/** Lines that a body may have. */
const LONGEST_BODY = 400;

/** The first line below a body: what a signed request sends is not how it is signed. */
function behindBody(lines: readonly string[], at: number): number {
  if (!/^\s*[{[]|^[\w.-]+=[^\s]*$/.test(lines[at + 1] ?? '')) return at;
  let next = at + 1;
  while (next < lines.length && next < at + LONGEST_BODY && !isBlank(lines[next])) next += 1;
  return next;
}
