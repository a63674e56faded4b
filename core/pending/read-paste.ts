import { InvalidInputError } from '../errors/invalid-input-error';
import type { Provider } from '../providers/provider';
import { assess } from './assess';
import { prepare } from './characters';
import type { Found, PasteReader } from './find';
import { withKnownTokens } from './known-tokens';
import { READERS } from './readers';
import { joinWrapped } from './readers/join-wrapped';
import { isBlank } from './readers/lines';
import type { Reading } from './reading';
import { withVariables } from './variables';
import { byForm } from './whose';

/** Longer pastes are refused before anything is looked for in them. UTF-16 units. */
const LONGEST_PASTE = 65_536;

/**
 * Reads what the user pasted: takes it apart, finds what can be a token, and says whose it is and why.
 * @param tab address or origin of the tab that the user looks at
 * @throws {InvalidInputError} `paste-too-long`, `paste-too-many`; no part of the text is in it
 */
export function readPaste(
  text: string,
  tab: string | null,
  providers: readonly Provider[],
  readers: readonly PasteReader[] = READERS,
): Reading {
  if (text.length > LONGEST_PASTE) throw new InvalidInputError('paste-too-long');
  const { lines: raw, takenOut } = prepare(text);
  const { lines, joinedFrom } = joinWrapped(raw, (word) => byForm(providers, word) !== null);
  return assess(withKnownTokens(withVariables(partsOf(lines, readers)), providers), {
    tab,
    providers,
    takenOut,
    joinedFrom,
    lines: lines.filter((line) => !isBlank(line)).length,
  });
}

/** Every line goes to the first reader that accepts it and gets further than it began. */
function partsOf(lines: readonly string[], readers: readonly PasteReader[]): readonly Found[] {
  const found: Found[] = [];
  let scopes = 0;
  let at = 0;
  while (at < lines.length) {
    if (isBlank(lines[at])) {
      at += 1;
      continue;
    }
    let next = at + 1;
    for (const reader of readers) {
      if (!reader.accepts(lines, at)) continue;
      const block = reader.read(lines, at);
      if (block.next <= at) continue;
      for (const { part, line, scope, readFrom } of block.found)
        found.push({
          part,
          line: line ?? at,
          readFrom: readFrom ?? reader.name,
          scope: scope === undefined || scope === 0 ? 0 : scopes + scope,
        });
      scopes += Math.max(0, ...block.found.slice(0, 20_000).map(({ scope }) => scope ?? 0));
      next = block.next;
      break;
    }
    at = next;
  }
  return found;
}
