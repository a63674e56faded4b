import { useUi } from '../state/use-ui';

/** Says short results to screen readers without taking the focus. */
export function LiveRegion() {
  const announcement = useUi((state) => state.announcement);
  return (
    <div className="unseen" role="status" aria-live="polite">
      {announcement}
    </div>
  );
}
