import {
  type ClipboardEvent,
  type DragEvent,
  type FormEvent,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { BusyLine } from '../../../../components/controls/busy-line';
import { Button } from '../../../../components/controls/button';
import { Notice, ProblemNotice } from '../../../../components/controls/notice';
import { text } from '../../../../components/format/text';
import { run } from '../../../../components/state/send';
import { useBusy } from '../../../../components/state/use-busy';
import { useFocus } from '../../../../components/state/use-focus';
import { InvalidInputError } from '../../../../core/errors/invalid-input-error';
import { descriptionAddress } from '../../../../core/openapi/description-address';
import { accessPattern } from '../../../../core/token/access-pattern';
import { requestAccess } from '../../../../platform/access';
import { sendMessage } from '../../../../platform/send-message';
import type { ReadDescription } from './description-view';
import { PlainField } from './plain-field';
import { fetchedText, fileText, readText } from './read-text';

interface SourceProps {
  readonly onRead: (read: ReadDescription) => void;
  readonly onCancel: () => void;
}

/** Where the description is: an address, a file, or what was copied. Nothing is asked for before a click here. */
export function DescriptionSourceForm({ onRead, onCancel }: SourceProps) {
  const heading = useFocus<HTMLHeadingElement>();
  const file = useRef<HTMLInputElement>(null);
  const [address, setAddress] = useHandedAddress();
  const [redirect, setRedirect] = useState<{ readonly to: string | null } | null>(null);
  const [busy, whileBusy] = useBusy();
  const id = useId();
  const take = (work: () => Promise<ReadDescription | null>) => {
    setRedirect(null);
    whileBusy(() =>
      run(async () => {
        const read = await work();
        if (read !== null) onRead(read);
      }),
    );
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const url = exactAddress(address);
    // The request is the first call of the click: Firefox refuses otherwise.
    const granted = url === null ? null : requestAccess([accessPattern(new URL(url).origin)]);
    take(async () => {
      if (url === null || granted === null) throw new InvalidInputError('description-address');
      setAddress(url);
      if (!(await granted)) return null;
      const fetched = await sendMessage('description.fetch', { url });
      if (fetched.kind === 'redirect') {
        setRedirect(fetched);
        return null;
      }
      return readText(fetchedText(fetched.parts), { kind: 'address', url });
    });
  };
  const onPaste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData('text/plain');
    if (pasted.trim() === '' || exactAddress(pasted) !== null) return;
    // A document goes on at once. It never enters the field, and neither does a token that was pasted by mistake.
    event.preventDefault();
    take(() => readText(pasted, { kind: 'pasted' }));
  };
  const takeFile = (chosen: File | undefined) => {
    if (chosen === undefined) return;
    take(async () => readText(await fileText(chosen), { kind: 'file', name: chosen.name }));
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    takeFile(event.dataTransfer.files[0]);
  };
  return (
    <form
      className="stack"
      onSubmit={onSubmit}
      onPaste={onPaste}
      onDrop={onDrop}
      onDragOver={(event) => event.preventDefault()}
    >
      <h3 ref={heading} tabIndex={-1}>
        {text('description_title')}
      </h3>
      <p className="quiet">{text('description_intro')}</p>
      <div className="field">
        <label className="field-label" htmlFor={id}>
          {text('description_address')}
        </label>
        <div className="field-row">
          <PlainField
            id={id}
            aria-describedby={`${id}-hint`}
            value={address}
            placeholder="https://api.acme.example/openapi.json"
            maxLength={2000}
            onInputText={(typed) => setAddress(typed)}
          />
          <Button type="submit" look="filled" busy={busy}>
            {text('description_read')}
          </Button>
        </div>
        <p id={`${id}-hint`} className="quiet">
          {text('description_address_hint')}
        </p>
      </div>
      {redirect !== null && (
        <RedirectNotice
          to={redirect.to}
          onUse={(to) => {
            setAddress(to);
            setRedirect(null);
          }}
        />
      )}
      <ProblemNotice />
      <div className="actions">
        <input
          ref={file}
          type="file"
          className="unseen"
          tabIndex={-1}
          aria-label={text('description_file')}
          accept=".json,.yaml,.yml,application/json,application/yaml"
          onChange={(event) => {
            takeFile(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
        <Button busy={busy} onClick={() => file.current?.click()}>
          {text('description_file')}
        </Button>
        <Button look="plain" onClick={onCancel}>
          {text('cancel')}
        </Button>
      </div>
      <BusyLine going={busy}>{text('description_reading')}</BusyLine>
    </form>
  );
}

/** The address that the popup handed over, once; typed over from then on. */
function useHandedAddress() {
  const [address, setAddress] = useState('');
  useEffect(() => {
    void run(async () => {
      const handed = await sendMessage('description.handed', {});
      if (handed !== null) setAddress((typed) => (typed === '' ? handed.url : typed));
    });
  }, []);
  return [address, setAddress] as const;
}

function exactAddress(typed: string): string | null {
  try {
    return descriptionAddress(typed);
  } catch {
    return null;
  }
}

interface RedirectNoticeProps {
  readonly to: string | null;
  readonly onUse: (to: string) => void;
}

/** A redirect is shown, and the next address is asked for only by another click. */
function RedirectNotice({ to, onUse }: RedirectNoticeProps) {
  const usable = to === null ? null : exactAddress(to);
  return (
    <Notice
      tone="warning"
      urgent
      actions={
        usable !== null && <Button onClick={() => onUse(usable)}>{text('description_use_address')}</Button>
      }
    >
      <p>{text(to === null ? 'description_redirect_unknown' : 'description_redirect')}</p>
      {to !== null && (
        <p className="whole-address mono">
          <bdi>{to}</bdi>
        </p>
      )}
    </Notice>
  );
}
