import * as v from 'valibot';
import type { Bytes } from '../bytes/bytes';
import { fromUtf8 } from '../bytes/utf8';
import { KeybearerError } from '../errors/keybearer-error';
import { withFieldsOfToday } from '../token/before-fields';
import { BACKUP_FORMAT, BACKUP_VERSION, type BackupContent, backupContentSchema } from './backup-content';
import { checkBackupProvider } from './backup-provider';
import { checkBackupToken } from './check-backup-token';
import { jsonDepth } from './json-depth';
import { NotABackupError } from './not-a-backup-error';

/** A backup nests six deep, and what later versions add to a token may nest deeper; this much is not parsed. */
const DEEPEST = 32;

const versioned = v.looseObject({
  format: v.literal(BACKUP_FORMAT),
  version: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
});

/**
 * Reads what was inside a backup. No part of it is trusted: everybody who knows the passphrase can make one.
 * @throws {KeybearerError} `newer-backup`
 * @throws {NotABackupError} `content`, `twice`, `unsafe`
 */
export function readContent(bytes: Bytes): BackupContent {
  const json = parseJson(bytes);
  const head = v.safeParse(versioned, json);
  if (!head.success) throw new NotABackupError('content');
  const { version } = head.output;
  if (version > BACKUP_VERSION) throw new KeybearerError('newer-backup', { version });
  const parsed = v.safeParse(backupContentSchema, version === 1 ? fromVersion1(head.output) : json);
  if (!parsed.success) throw new NotABackupError('content');
  const { tokens, ownProviders } = parsed.output;
  const ids = [...tokens, ...ownProviders].map(({ id }) => id);
  if (new Set(ids).size < ids.length) throw new NotABackupError('twice');
  for (const token of tokens) checkBackupToken(token);
  for (const provider of ownProviders) checkBackupProvider(provider);
  return parsed.output;
}

/** Version 1 is read for ever. It knew no own providers, and its tokens lack what came later. */
function fromVersion1({ tokens, ...content }: Readonly<Record<string, unknown>>): unknown {
  const whole = Array.isArray(tokens) ? tokens.map(withFieldsOfToday) : tokens;
  return { ...content, version: BACKUP_VERSION, tokens: whole, ownProviders: [] };
}

function parseJson(bytes: Bytes): unknown {
  try {
    const text = fromUtf8(bytes);
    return jsonDepth(text) > DEEPEST ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
