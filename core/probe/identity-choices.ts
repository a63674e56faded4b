import * as v from 'valibot';
import { bodyPath } from '../providers/provider';
import { cleanText } from './clean-text';

/** A line of an answer that may say whose token it is. */
export interface IdentityChoice {
  /** Where it stands, as `atPath` reads it. */
  readonly path: string;
  /** Cleaned and cut: with its path it is one line. */
  readonly text: string;
}

/** Those of one token, while they wait for the user. */
export const keptChoicesSchema = v.strictObject({
  tokenId: v.string(),
  choices: v.array(v.strictObject({ path: v.string(), text: v.string() })),
  /** Milliseconds since 1970. */
  expiresAt: v.number(),
});

const MOST_CHOICES = 8;
/** Characters of a line: the path, a colon, a blank and the text. */
const LONGEST_LINE = 60;
const LONGEST_PATH = 40;
/** Values and objects of an answer that are looked at, and how deep. */
const MOST_VALUES = 2000;
const DEEPEST = 6;
/** Cleaning takes longer than looking. Texts, and characters of each. */
const MOST_CLEANED = 200;
const LONGEST_VALUE = 1000;

/** Names of keys under which people and accounts stand, the best first. */
const NAMES_OF_OWNERS =
  /^(?:e?mail|(?:user|display|full|real)?_?name|login|username|nickname|user|owner|account|org(?:ani[sz]ation)?|company|team|workspace|tenant|title|label)$/i;
const NAMES_OF_SECRETS =
  /token|secret|key|passw|session|signature|hash|nonce|cookie|jwt|credential|cert|csrf|otp/i;
/** Dates, addresses of pages and colours name nobody. */
const NAMES_NOBODY = /^(?:\d{4}-\d{2}-\d{2}|[a-z][a-z0-9+.-]*:\/\/|#[0-9a-f]{3,8}$)/i;

/**
 * Lines of an answer from which the user picks the one that names the owner. Nothing in it looks like a secret, and it
 * is kept nowhere: an answer may say more of a person than its name.
 * @param body parsed JSON
 * @param secrets of the token, also as a server may repeat them
 * @returns at most eight, those that name people or accounts first
 */
export function identityChoices(body: unknown, secrets: readonly string[]): readonly IdentityChoice[] {
  const leaves = leavesOf(body).filter(({ path }) => !NAMES_OF_SECRETS.test(path));
  const isOwners = ({ key }: Leaf): boolean => NAMES_OF_OWNERS.test(key);
  const ordered = [...leaves.filter(isOwners), ...leaves.filter((leaf) => !isOwners(leaf))];
  const choices: IdentityChoice[] = [];
  for (const { path, value } of ordered.slice(0, MOST_CLEANED)) {
    if (choices.length === MOST_CHOICES) break;
    const text = cleanText(value.slice(0, LONGEST_VALUE), secrets);
    const names = text !== '' && !text.includes('[token]') && !NAMES_NOBODY.test(text) && !looksSecret(text);
    if (names) choices.push({ path, text: cut(text, LONGEST_LINE - path.length - 2) });
  }
  return choices;
}

interface Leaf {
  readonly path: string;
  /** The last name of the path. */
  readonly key: string;
  readonly value: string;
}

/** Texts of an answer, those of the outer objects first. Of a list only the first entry is looked at. */
function leavesOf(body: unknown): readonly Leaf[] {
  const leaves: Leaf[] = [];
  const queue: { value: unknown; path: string; key: string; depth: number }[] = [
    { value: body, path: '', key: '', depth: 0 },
  ];
  for (let at = 0; at < queue.length && at < MOST_VALUES; at += 1) {
    const { value, path, key, depth } = queue[at] ?? { value: null, path: '', key: '', depth: 0 };
    if (typeof value === 'string' && path !== '') leaves.push({ path, key, value });
    if (typeof value !== 'object' || value === null || depth === DEEPEST) continue;
    if (Array.isArray(value)) {
      queue.push({ value: value[0], path: `${path}[0]`, key, depth: depth + 1 });
      continue;
    }
    for (const [name, inner] of Object.entries(value).slice(0, MOST_VALUES - queue.length)) {
      const next = path === '' ? name : `${path}.${name}`;
      // A name with a dot in it can't be found again by its path.
      if (next.length > LONGEST_PATH || !/^[\w-]+$/.test(name) || !v.is(bodyPath, next)) continue;
      queue.push({ value: inner, path: next, key: name, depth: depth + 1 });
    }
  }
  return leaves;
}

/** A word that a machine made: long, without a blank, of letters and digits, and no mail address. */
function looksSecret(text: string): boolean {
  return text.split(/[\s@]+/).some((word) => {
    const plain = word.replace(/[._-]/g, '');
    return (plain.length >= 16 && /\d/.test(plain) && /[A-Za-z]/.test(plain)) || plain.length >= 30;
  });
}

function cut(text: string, most: number): string {
  const characters = Array.from(text);
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}
