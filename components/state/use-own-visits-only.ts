import { useUi } from './use-ui';

/** Whether a tab sends a token by itself only after the user opened the API there. */
export function useOwnVisitsOnly(): boolean {
  return useUi(({ snapshot }) => snapshot?.settings.ownVisitsOnly ?? false);
}
