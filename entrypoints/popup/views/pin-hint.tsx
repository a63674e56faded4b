import { Pin } from 'lucide-react';
import { text } from '../../../components/format/text';

/** In the tab that opens after install: how to find Keybearer again. */
export function PinHint() {
  if (location.hash !== '#welcome') return null;
  return (
    <p className="icon-line">
      <Pin size={16} className="tone-none" />
      {text('pin_hint')}
    </p>
  );
}
