import * as v from 'valibot';
import type { Bytes } from '../bytes/bytes';
import { fromUtf8 } from '../bytes/utf8';
import { KeybearerError } from '../errors/keybearer-error';
import { BACKUP_FORMAT, BACKUP_VERSION, type BackupContent, backupContentSchema } from './backup-content';
import { checkBackupToken } from './check-backup-token';
import { jsonDepth } from './json-depth';
import { NotABackupError } from './not-a-backup-error';

/** A backup nests six deep; anything deeper is not one, and is not parsed. */
const DEEPEST = 8;

const versioned = v.looseObject({
  format: v.literal(BACKUP_FORMAT),
  version: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
});

/**
 * Reads what was inside a backup. Nothing of it is trusted: everybody who knows the passphrase can make one.
 * @throws {KeybearerError} `newer-backup`
 * @throws {NotABackupError} `content`, `twice`, `unsafe`
 */
export function readContent(bytes: Bytes): BackupContent {
  const json = parseJson(bytes);
  const head = v.safeParse(versioned, json);
  if (!head.success) throw new NotABackupError('content');
  const { version } = head.output;
  if (version > BACKUP_VERSION) throw new KeybearerError('newer-backup', { version });
  const parsed = v.safeParse(backupContentSchema, json);
  if (!parsed.success) throw new NotABackupError('content');
  const { tokens } = parsed.output;
  if (new Set(tokens.map(({ id }) => id)).size < tokens.length) throw new NotABackupError('twice');
  for (const token of tokens) checkBackupToken(token);
  return parsed.output;
}

function parseJson(bytes: Bytes): unknown {
  try {
    const text = fromUtf8(bytes);
    return jsonDepth(text) > DEEPEST ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
