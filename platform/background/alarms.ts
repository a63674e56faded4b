import { browser } from '../browser';
import { runEvent } from './run-event';

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
  /** It keeps its first name: an alarm under that one, which repeats, may outlive an update. */
  heartbeat: 'beat',
  tidy: 'tidy',
} as const;
type AlarmName = (typeof ALARMS)[keyof typeof ALARMS];

/** Alarms survive a stopped worker; a time in the past fires at once, also after sleep. */
export async function setAlarm(name: AlarmName, when: number): Promise<void> {
  await browser.alarms.create(name, { when });
}

/** Fires every so many minutes; after sleep at once. */
export async function setRepeatingAlarm(name: AlarmName, minutes: number): Promise<void> {
  await browser.alarms.create(name, { periodInMinutes: minutes });
}

/** Takes one alarm back; no error when there is none. */
export async function clearAlarm(name: AlarmName): Promise<void> {
  await browser.alarms.clear(name);
}

/** Calls back with the name of each alarm. */
export function onAlarm(callback: (name: string) => Promise<void>): void {
  browser.alarms.onAlarm.addListener(({ name }) => runEvent(callback(name)));
}
