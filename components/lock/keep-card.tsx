import { lazy } from 'react';
import { useUi } from '../state/store';

const KeepOffer = lazy(() => import('./keep-offer').then((file) => ({ default: file.KeepOffer })));

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
