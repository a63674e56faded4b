import { text } from '../format/text';
import { Button } from './button';

/** Says that a view goes on where the page was closed, with the way to start over. */
export function Continued({ onAgain }: { readonly onAgain: () => void }) {
  return (
    <p className="continued quiet" role="status">
      {text('continued')} <span aria-hidden="true">·</span>{' '}
      <Button look="link" onClick={onAgain}>
        {text('start_again')}
      </Button>
    </p>
  );
}
