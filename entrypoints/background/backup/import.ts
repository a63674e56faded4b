import type { ImportView } from '../../../core/backup/import-view';
import { KeybearerError } from '../../../core/errors/keybearer-error';
import type { MessageInput } from '../../../core/messages/message-table';

/** Reads a backup and says what it would change. */
export async function readImport(_input: MessageInput<'import.read'>): Promise<ImportView> {
  throw new KeybearerError('unexpected');
}

export async function applyImport(_input: MessageInput<'import.apply'>): Promise<void> {
  throw new KeybearerError('unexpected');
}

export async function discardImport(): Promise<void> {
  throw new KeybearerError('unexpected');
}

export async function undoImport(): Promise<void> {
  throw new KeybearerError('unexpected');
}
