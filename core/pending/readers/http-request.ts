import { readAddress } from '../address';
import type { Block, Part, PasteReader } from '../find';
import { keysOf } from './address-parts';
import { headerOf, headerParts } from './header-parts';
import { isBlank } from './lines';

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
    for (; next < lines.length && !isBlank(lines[next]); next += 1) {
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
    return { found, next };
  },
};
