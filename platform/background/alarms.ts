import { browser } from '../browser';
import { runEvent } from './run-event';

/** Alarms survive a stopped worker; a time in the past fires at once, also after sleep. */
export async function setAlarm(name: string, when: number): Promise<void> {
  await browser.alarms.create(name, { when });
}

/** Fires every so many minutes; after sleep at once. */
export async function setRepeatingAlarm(name: string, minutes: number): Promise<void> {
  await browser.alarms.create(name, { periodInMinutes: minutes });
}

/** Takes one alarm back; no error when there is none. */
export async function clearAlarm(name: string): Promise<void> {
  await browser.alarms.clear(name);
}

/** Calls back with the name of each alarm. */
export function onAlarm(callback: (name: string) => Promise<void>): void {
  browser.alarms.onAlarm.addListener(({ name }) => runEvent(callback(name)));
}
