import { browser } from '../browser';
import { runEvent } from './run-event';

/** `locked` is the screen lock; Firefox never reports it. */
export type IdleState = 'active' | 'idle' | 'locked';

/** Seconds without input on the machine before `idle` is reported. The browser's least is 15. */
export function setIdleThreshold(seconds: number): void {
  browser.idle.setDetectionInterval(Math.max(15, seconds));
}

/** The state of the machine now, for a threshold in seconds. */
export async function idleState(seconds: number): Promise<IdleState> {
  return browser.idle.queryState(Math.max(15, seconds));
}

/** Calls back when the machine goes idle, comes back, or locks its screen. */
export function onIdleState(callback: (state: IdleState) => Promise<void>): void {
  browser.idle.onStateChanged.addListener((state) => runEvent(callback(state)));
}
