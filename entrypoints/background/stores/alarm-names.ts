/** One name for each thing that happens later. */
export const ALARMS = {
  draft: 'draft',
  typed: 'typed',
  undo: 'undo',
  importing: 'importing',
  importUndo: 'import-undo',
  sendUntil: 'send-until',
  revocation: 'revocation',
  lockSoon: 'lock-soon',
  sessionLimit: 'session-limit',
  clipboard: 'clipboard',
  beat: 'beat',
  tidy: 'tidy',
} as const;
