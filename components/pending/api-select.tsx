import { useEffect, useRef } from 'react';
import type { ProviderView } from '../../core/pages/snapshot';
import { text } from '../format/text';

interface ApiSelectProps {
  readonly id?: string;
  readonly label?: string;
  readonly providers: readonly ProviderView[];
  readonly chosen: string | null;
  /** Takes the focus. */
  readonly first?: boolean;
  readonly onChoose: (id: string) => void;
}

/** Every API that Keybearer knows, by name. */
export function ApiSelect({ id, label, providers, chosen, first = false, onChoose }: ApiSelectProps) {
  const field = useRef<HTMLSelectElement>(null);
  useEffect(() => {
    if (first) field.current?.focus();
  }, [first]);
  const sorted = providers.toSorted((one, other) => one.name.localeCompare(other.name));
  return (
    <select
      ref={field}
      id={id}
      aria-label={label}
      className="input"
      value={chosen ?? ''}
      onChange={(event) => onChoose(event.currentTarget.value)}
    >
      <option value="" disabled>
        {text('choose_api')}
      </option>
      {sorted.map((provider) => (
        <option key={provider.id} value={provider.id}>
          {provider.name}
        </option>
      ))}
    </select>
  );
}
