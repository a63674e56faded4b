let timer: ReturnType<typeof setInterval> | undefined;

/**
 * Calls back every minute of real time for as long as this worker lives, in place of what was called before; null
 * ends it. Keeps no worker alive. Chromium's alarms follow the clock and stay silent after it was set back.
 */
export function everyMinute(callback: (() => void) | null): void {
  clearInterval(timer);
  timer = callback === null ? undefined : setInterval(callback, 60_000);
}
