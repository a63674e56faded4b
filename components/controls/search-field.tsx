import { LONGEST_SEARCH } from '../../core/token/token-list';
import { text } from '../format/text';

interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Narrows a list while typing. */
export function SearchField({ label, value, onChange }: SearchFieldProps) {
  return (
    <input
      type="search"
      className="input search"
      aria-label={label}
      placeholder={text('search')}
      value={value}
      autoComplete="off"
      spellCheck={false}
      maxLength={LONGEST_SEARCH}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
