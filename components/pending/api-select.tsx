import { useEffect, useRef } from 'react';
import { text } from '../format/text';
import { useProviders } from '../state/use-providers';

interface ApiSelectProps {
  readonly id?: string;
  readonly label?: string;
  /** Id and name, shown before the others are there. */
  readonly chosen: { readonly id: string; readonly name: string } | null;
  /** Takes the focus. */
  readonly first?: boolean;
  readonly onChoose: (id: string) => void;
}

/** Every API that Keybearer knows, by name. */
export function ApiSelect({ id, label, chosen, first = false, onChoose }: ApiSelectProps) {
  const field = useRef<HTMLSelectElement>(null);
  useEffect(() => {
    if (first) field.current?.focus();
  }, [first]);
  const providers = useProviders();
  const known = providers.length > 0 || chosen === null ? providers : [chosen];
  const sorted = known.toSorted((one, other) => one.name.localeCompare(other.name));
  return (
    <select
      ref={field}
      id={id}
      aria-label={label}
      className="input"
      value={chosen?.id ?? ''}
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
