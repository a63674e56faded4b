import type { Part, PasteReader } from '../find';
import { isTelling } from '../names';
import { namedValue } from './named-value';

const COMMAND = /^\s*(?:[$#>%]\s+)?(?:sudo\s+)?(?:g?sed|perl)\s/;
/** What is looked for and what comes in its place, between characters of one's choice, which may be escaped. */
const SUBSTITUTION =
  /(?<![\w\\])s([|/#,@!%~])((?:\\.|(?!\1).){1,300})\1((?:\\.|(?!\1).){1,8192})\1[a-z0-9]{0,6}(?=["'\s;]|$)/g;
const ASSIGNED = /^\s*["']?([A-Za-z][\w.-]{1,63})["']?\s*[=:]\s*(.+)$/;
const NAME = /[A-Za-z][\w-]{1,63}/;

/** `sed -i 's/TOKEN_HERE/…/' .env`: what a command writes into a file in the place of something else. */
export const substitution: PasteReader = {
  name: 'command',
  accepts: (lines, at) => COMMAND.test(lines[at] ?? '') && written(lines[at] ?? '').length > 0,
  read: (lines, at) => ({
    found: written(lines[at] ?? '').map((part) => ({ part })),
    next: at + 1,
  }),
};

function written(line: string): readonly Part[] {
  return [...line.matchAll(SUBSTITUTION)].slice(0, 20).flatMap(([, , before = '', after = '']) => {
    const value = after.replaceAll(/\\(.)/g, '$1');
    const [, name, assigned] = ASSIGNED.exec(value) ?? [];
    if (name !== undefined && assigned !== undefined && isTelling(name))
      return namedValue(name, assigned, 'field');
    const place = NAME.exec(before)?.[0].replace(/_+$/, '') ?? '';
    return isTelling(place)
      ? namedValue(place, value, 'field')
      : [{ kind: 'pair', name: null, value, form: 'argument' } satisfies Part];
  });
}
