import { useUi } from '../state/store';
import { KeepOffer } from './keep-offer';

/** Offered once, after the first success: keep the token after the browser closes. */
export function KeepCard() {
  const offered = useUi((state) => state.snapshot?.offerPassphrase ?? false);
  if (!offered) return null;
  return (
    <section className="card card-offer">
      <KeepOffer />
    </section>
  );
}
