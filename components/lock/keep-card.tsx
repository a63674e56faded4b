import { Button } from '../controls/button';
import { act } from '../state/act';
import { go } from '../state/go';
import { useUi } from '../state/use-ui';
import { text } from '../text';

/** Offered once, after the first success: keep the token after the browser closes. */
export function KeepCard() {
  const offered = useUi((state) => state.snapshot?.offerPassphrase ?? false);
  if (!offered) return null;
  return (
    <section className="card card-offer">
      <h2>{text('keep_title')}</h2>
      <p>{text('keep_text')}</p>
      <div className="actions">
        <Button onClick={() => go({ name: 'passphrase' })}>{text('set_passphrase')}</Button>
        <Button look="plain" onClick={() => void act('passphrase.later', {})}>
          {text('not_now')}
        </Button>
      </div>
    </section>
  );
}
