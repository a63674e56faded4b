import { useId, useState } from 'react';
import { type TextKey, text } from '../../../../components/format/text';
import type { Provenance } from '../../../../core/openapi/api-description';

/** Where something comes from. `yours`: a person typed it. */
export type Origin = Provenance | 'address' | 'yours';

const TEXTS: Readonly<Record<Origin, TextKey>> = {
  declared: 'chip_declared',
  'from-the-text': 'chip_from_the_text',
  parameter: 'chip_parameter',
  sample: 'chip_sample',
  address: 'chip_address',
  yours: 'chip_yours',
};

interface ChipProps {
  readonly from: Origin;
  /** What it is about, for those who listen. */
  readonly about: string;
  /** The document's own words. */
  readonly sentence?: string | null;
  /** JSON pointer. */
  readonly place?: string;
}

/** How sure a proposal is; opened, it shows the sentence or the place in the document. */
export function Chip({ from, about, sentence = null, place = '' }: ChipProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  if (sentence === null && place === '') return <span className="chip">{text(TEXTS[from])}</span>;
  return (
    <>
      <button
        type="button"
        className="chip"
        aria-expanded={open}
        aria-controls={id}
        aria-label={text('chip_about', text(TEXTS[from]), about)}
        onClick={() => setOpen(!open)}
      >
        {text(TEXTS[from])}
      </button>
      {open && (
        <span id={id} className="chip-source">
          {sentence !== null && sentence !== '' && (
            <q>
              <bdi>{sentence}</bdi>
            </q>
          )}
          {place !== '' && (
            <code className="line">
              <bdi>{place}</bdi>
            </code>
          )}
        </span>
      )}
    </>
  );
}
