import type { Block, PasteReader } from '../find';
import { isTelling } from '../names';

const QUERY = /^\s*[?#&]?([A-Za-z_][\w.-]{0,63}=[^\s&"'`<>]*(?:&[A-Za-z_][\w.[\]-]{0,63}=[^\s&"'`<>]*)+)\s*$/;

/** `access_token=…&token_type=bearer`: a form's body, the end of an address, the answer of a token endpoint. */
export const query: PasteReader = {
  name: 'query',
  accepts: (lines, at) => QUERY.test(lines[at] ?? ''),
  read(lines, at): Block {
    const pairs = (QUERY.exec(lines[at] ?? '')?.[1] ?? '').split('&').map((pair) => {
      const sign = pair.indexOf('=');
      return { name: pair.slice(0, sign), value: decoded(pair.slice(sign + 1)) };
    });
    return {
      found: pairs.map(({ name, value }) => ({
        part: isTelling(name) ? { kind: 'pair', name, value, form: 'field' } : { kind: 'left-out', name },
      })),
      next: at + 1,
    };
  },
};

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
