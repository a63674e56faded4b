import * as v from 'valibot';
import { ACTIVITY_KINDS, type ActivityEntry } from '../../../core/activity/activity';
import { SESSION_KEYS } from '../../../core/browser-session/session-keys';
import { LOCK_REASONS } from '../../../core/messages/standing';
import { sessionStorage } from '../../../platform/background/session-storage';

const MOST_WAITING = 50;

/** No labels: this stays in memory over a lock. A lock's reason stands in `locked` anyway. */
const waitingSchema = v.array(
  v.strictObject({
    at: v.pipe(v.number(), v.integer(), v.minValue(0)),
    kind: v.picklist(ACTIVITY_KINDS),
    about: v.nullable(v.picklist(LOCK_REASONS)),
    detail: v.null(),
  }),
);

/** What happened while there was no key to seal it with. Callers see to it that they are alone. */
export const waitingNotes = {
  async read(): Promise<readonly ActivityEntry[]> {
    const parsed = v.safeParse(waitingSchema, await sessionStorage.get(SESSION_KEYS.toNote));
    return parsed.success ? parsed.output : [];
  },

  async add({ at, kind, about }: ActivityEntry): Promise<void> {
    const bare = { at, kind, about: kind === 'locked' ? about : null, detail: null };
    const waiting = [...(await this.read()), bare].slice(-MOST_WAITING);
    await sessionStorage.set({ [SESSION_KEYS.toNote]: waiting });
  },

  forget: (): Promise<void> => sessionStorage.remove([SESSION_KEYS.toNote]),
};
