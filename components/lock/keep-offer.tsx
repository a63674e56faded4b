import { Button } from '../controls/button';
import { text } from '../format/text';
import { send } from '../state/send';
import { navigate } from '../state/store';

interface KeepOfferProps {
  /** Id for the question, so that what holds it can be named by it. */
  readonly id?: string;
  readonly onChosen?: () => void;
}

/** The question whether tokens shall outlive the browser, and what that takes. */
export function KeepOffer({ id, onChosen }: KeepOfferProps) {
  return (
    <>
      <h2 id={id}>{text('keep_title')}</h2>
      <p>{text('keep_text')}</p>
      <div className="actions">
        <Button
          onClick={() => {
            onChosen?.();
            navigate({ name: 'passphrase' });
          }}
        >
          {text('set_passphrase')}
        </Button>
        <Button
          look="plain"
          onClick={() => {
            onChosen?.();
            void send('passphrase.later', {});
          }}
        >
          {text('not_now')}
        </Button>
      </div>
    </>
  );
}
