import { MemoryStick } from 'lucide-react';
import { useId, useRef } from 'react';
import { placeWhileOpen } from '../controls/place-menu';
import { text } from '../format/text';
import { useUi } from '../state/store';
import { KeepOffer } from './keep-offer';

/** Stays in the header as long as the tokens end with the browser; it opens the offer to keep them. */
export function MemoryMark() {
  const inMemory = useUi(({ snapshot }) => snapshot?.vault === 'session' && snapshot.tokens.length > 0);
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const card = useRef<HTMLElement>(null);
  if (!inMemory) return null;
  const onToggle = (event: { newState: string }) => {
    const open = event.newState === 'open';
    button.current?.setAttribute('aria-expanded', String(open));
    if (open && card.current && button.current) placeWhileOpen(card.current, button.current);
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className="memory-mark"
        title={text('in_memory_hint')}
        popoverTarget={id}
        aria-haspopup="dialog"
        aria-expanded="false"
      >
        <MemoryStick size={14} />
        {text('in_memory')}
      </button>
      <section
        ref={card}
        id={id}
        className="menu memory-card"
        popover="auto"
        role="dialog"
        aria-labelledby={`${id}-title`}
        onToggle={onToggle}
      >
        <KeepOffer id={`${id}-title`} onChosen={() => card.current?.hidePopover()} />
      </section>
    </>
  );
}
