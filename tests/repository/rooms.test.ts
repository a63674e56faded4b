import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importsOf, productFiles } from './product-files';
import { ABOVE_ROOMS, ROOMS } from './rooms';
import { codeIn, tableRows } from './tables';

const wingOf = (file: string): string | undefined =>
  Object.keys(ROOMS).find((wing) => file.startsWith(`${wing}/`));

/** The folder right below the wing, or null for a file of the wing itself. */
function roomOf(wing: string, file: string): string | null {
  const [room = '', ...rest] = file.slice(wing.length + 1).split('/');
  return rest.length === 0 ? null : room;
}

/** What an import runs against the order, said in words; null where it may be. */
function complaint(file: string, target: string): string | null {
  const wing = wingOf(file);
  if (wing === undefined || wingOf(target) !== wing) return null;
  const rooms = ROOMS[wing] ?? [];
  const [from, to] = [roomOf(wing, file), roomOf(wing, target)];
  if (to === null) return `${file} imports ${target}, which stands above all rooms`;
  if (from === null || from === to || rooms.indexOf(from) < rooms.indexOf(to)) return null;
  return `${file} imports ${target}: ${from}/ stands below ${to}/`;
}

describe.each(Object.entries(ROOMS))('%s', (wing, rooms) => {
  const files = productFiles.filter((file) => file.startsWith(`${wing}/`));

  it('has the rooms of the list and no other', () => {
    const found = new Set(files.flatMap((file) => roomOf(wing, file) ?? []));
    expect([...found].toSorted()).toEqual(rooms.toSorted());
  });

  it('has no file outside of them', () => {
    const outside = files.filter((file) => roomOf(wing, file) === null);
    expect(outside.filter((file) => !ABOVE_ROOMS.includes(file))).toEqual([]);
  });

  it('imports only what stands below', () => {
    const upwards = files.flatMap((file) => importsOf(file).flatMap((to) => complaint(file, to) ?? []));
    expect(upwards).toEqual([]);
  });

  it('has the same table in ARCHITECTURE.md', () => {
    const cells = tableRows(readFileSync('ARCHITECTURE.md', 'utf8')).flatMap(([first = '']) => codeIn(first));
    const named = cells.filter(
      (code) => code.startsWith(`${wing}/`) && /^[\w-]+\/$/.test(code.slice(wing.length + 1)),
    );
    expect(named).toEqual(rooms.map((room) => `${wing}/${room}/`));
  });
});

it('would see an import upwards', () => {
  expect(complaint('core/errors/a.ts', 'core/bytes/b.ts')).toMatch('errors/ stands below bytes/');
  expect(complaint('core/bytes/b.ts', 'core/errors/a.ts')).toBeNull();
  expect(complaint('core/nowhere/b.ts', 'core/errors/a.ts')).toBeNull();
  expect(complaint('core/errors/a.ts', 'core/nowhere/b.ts')).toMatch('stands below');
  expect(complaint('entrypoints/background/vault/a.ts', 'entrypoints/background/index.ts')).toMatch(
    'above all',
  );
  expect(complaint('components/format/a.ts', 'core/messages/b.ts')).toBeNull();
});
