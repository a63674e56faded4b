import { Eye, EyeOff } from 'lucide-react';
import {
  type ComponentProps,
  type ReactNode,
  type Ref,
  useId,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import { text } from '../format/text';
import { Button } from './button';

interface SecretInputProps
  extends Omit<ComponentProps<'input'>, 'type' | 'value' | 'defaultValue' | 'onInput'> {
  readonly onInput: (typed: string) => void;
}

/** The masked input alone, for a label that stands elsewhere. */
export function SecretInput({ onInput, ...rest }: SecretInputProps) {
  return (
    <input {...rest} {...MASKED} className="input" onInput={(event) => onInput(event.currentTarget.value)} />
  );
}

interface SecretFieldProps extends Omit<ComponentProps<'input'>, 'type' | 'value' | 'defaultValue'> {
  readonly label: string;
}

/** Attributes that keep a browser from storing, correcting or sending off the typed text. */
const MASKED = {
  type: 'password',
  autoComplete: 'off',
  autoCapitalize: 'off',
  autoCorrect: 'off',
  spellCheck: false,
  writingsuggestions: 'false',
} as const;

/**
 * A masked field that is never toggled to text: the browser's session restore writes text
 * fields to disk. React holds no value; read it from the element and clear it there.
 */
export function SecretField({ label, ...rest }: SecretFieldProps) {
  return (
    <label className="field">
      <span className="field-label">{label}</span>
      <input {...rest} {...MASKED} className="input" />
    </label>
  );
}

/** How a form gets at what was typed without React ever holding it. */
export interface PassphraseHandle {
  /** Gives the typed text. */
  read(): string;
  /** Empties the field and what was shown of it. */
  clear(): void;
}

interface PassphraseFieldProps {
  readonly label: string;
  readonly handle: Ref<PassphraseHandle>;
  readonly first?: boolean;
  /** Id of the element that explains or refuses what was typed. */
  readonly describedBy?: string;
  readonly invalid?: boolean;
  readonly onType?: (typed: string) => void;
  readonly children?: ReactNode;
}

/** A passphrase field. Show writes a read-only copy below it; the field itself stays masked. */
export function PassphraseField(props: PassphraseFieldProps) {
  const { label, handle, first = false, describedBy, invalid, onType, children } = props;
  const [shown, setShown] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const copy = useRef<HTMLOutputElement>(null);
  const id = useId();

  const mirror = (visible: boolean) => {
    if (copy.current) copy.current.textContent = visible ? (field.current?.value ?? '') : '';
  };
  useImperativeHandle(handle, () => ({
    read: () => field.current?.value ?? '',
    clear: () => {
      if (field.current) field.current.value = '';
      mirror(false);
      setShown(false);
    },
  }));
  return (
    <div className="stack-tight">
      <div className="field-row">
        <SecretField
          ref={field}
          label={label}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          autoFocus={first}
          onInput={(event) => {
            mirror(shown);
            onType?.(event.currentTarget.value);
          }}
        />
        <Button
          icon={shown ? EyeOff : Eye}
          aria-pressed={shown}
          aria-controls={id}
          onClick={() => {
            setShown(!shown);
            mirror(!shown);
          }}
        >
          {text('show')}
        </Button>
      </div>
      <output
        ref={copy}
        id={id}
        className="shown-secret"
        aria-label={text('shown_passphrase')}
        hidden={!shown}
      />
      {children}
    </div>
  );
}
