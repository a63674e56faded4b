import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { trackedFiles } from './tracked-files';

/** Files that may have a plain text field, because what it holds is not a secret. */
const PLAIN = [
  'components/controls/search-field.tsx',
  'components/edit/headers-editor.tsx',
  'components/edit/sites-editor.tsx',
  'components/edit/edit-view.tsx',
  // A tenant or an account id.
  'components/pending/draft-fields.tsx',
  // The address of the user's own server.
  'components/pending/draft-answers.tsx',
  // Names, hosts, headers and paths of an API; a token is pasted elsewhere.
  'components/own-api/own-api-row.tsx',
  'components/own-api/own-api-form.tsx',
  'components/own-api/header-rows.tsx',
  'components/own-api/host-rows.tsx',
  // The address of a description, and what a person says about it. A paste that is not an address is read, never shown.
  'entrypoints/options/views/description/plain-field.tsx',
  'components/pending/own-facts.tsx',
  // The name or the address of an API. A token is taken out of it before it is drawn.
  'components/pending/provider-picker.tsx',
  // The host of a token that another tool sent everywhere.
  'entrypoints/options/views/move-in/host-field.tsx',
];
const MASKED = 'components/controls/secret-field.tsx';
const CHOICES = /\btype="(?:radio|checkbox|date|file)"/;

const fields = trackedFiles()
  .filter((file) => /^(?:components|entrypoints)\/.*\.tsx$/.test(file))
  .flatMap((file) => {
    const found = readFileSync(file, 'utf8').match(/<(?:input|textarea)\b[\s\S]*?\/>|contentEditable/g) ?? [];
    return found.map((field) => ({ file, field }));
  });

// Proves P1: No other field of our pages takes a secret.
describe('fields of the pages', () => {
  it('are found at all', () => {
    expect(fields.filter(({ file }) => file === MASKED)).toHaveLength(2);
    for (const file of PLAIN)
      expect(
        fields.filter((each) => each.file === file),
        file,
      ).not.toEqual([]);
  });

  it('that take text are masked, unless their file is listed here', () => {
    const others = fields.filter(({ file }) => file !== MASKED && !PLAIN.includes(file));
    expect(others.filter(({ field }) => !CHOICES.test(field))).toEqual([]);
  });

  it('are never completed by the browser, nor written down by it to restore a tab', () => {
    const kept = fields.filter(
      ({ file, field }) => file !== MASKED && !/type="(?:radio|checkbox|file)"/.test(field),
    );
    for (const { file, field } of kept) expect(field, file).toContain('autoComplete="off"');
  });

  it('that are plain are neither completed, corrected nor sent off', () => {
    const plain = fields.filter(({ file, field }) => PLAIN.includes(file) && !CHOICES.test(field));
    for (const { file, field } of plain) {
      expect(field, file).toContain('autoComplete="off"');
      expect(field, file).toContain('spellCheck={false}');
    }
  });
});
