import * as v from 'valibot';
import type { Settings } from '../snapshot/snapshot';

/** Settings as they stand in the vault, so that nobody weakens them while it is locked. */
export const settingsSchema = v.strictObject({
  idleMinutes: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1440))),
  lockWithScreen: v.boolean(),
}) satisfies v.GenericSchema<Settings>;

export const DEFAULT_SETTINGS: Settings = { idleMinutes: 60, lockWithScreen: false };

/** Record id; tokens have longer ones. */
export const SETTINGS_ID = 'settings';
