import { readFileSync } from 'node:fs';
import type { ResolvedPublicFile } from 'wxt';

const LOCALE = /^_locales[/\\].*\.json$/;

/** Lets the texts of each language ship on one line: the blanks between them are downloaded too. Changes the list. */
export function withoutBlanks(files: ResolvedPublicFile[]): void {
  for (const [index, file] of files.entries())
    if (LOCALE.test(file.relativeDest) && 'absoluteSrc' in file)
      files[index] = {
        relativeDest: file.relativeDest,
        contents: JSON.stringify(JSON.parse(readFileSync(file.absoluteSrc, 'utf8'))),
      };
}
