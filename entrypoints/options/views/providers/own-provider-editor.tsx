import { type FormEvent, useEffect, useState } from 'react';
import { Button } from '../../../../components/controls/button';
import { ProblemNotice } from '../../../../components/controls/notice';
import { text } from '../../../../components/format/text';
import { OwnApiForm } from '../../../../components/own-api/own-api-form';
import { useProblems } from '../../../../components/own-api/use-problems';
import { run } from '../../../../components/state/send';
import { announce } from '../../../../components/state/store';
import { useFocus } from '../../../../components/state/use-focus';
import { useProviders } from '../../../../components/state/use-providers';
import { CONFIRMABLE } from '../../../../core/providers/confirmable';
import type { OwnProviderProblem } from '../../../../core/providers/judge-own-provider';
import type { OwnProviderInput } from '../../../../core/providers/own-provider';
import { sendMessage } from '../../../../platform/send-message';

const NEW: OwnProviderInput = {
  name: '',
  origins: [''],
  pathPrefix: '',
  headers: [{ name: 'Authorization', template: 'Bearer {token}', encoding: 'plain' }],
  fields: [],
  companions: [],
  check: null,
  docs: null,
  sharedWithApp: false,
};

interface EditorProps {
  /** Null for one that is to be added. */
  readonly id: string | null;
  /** What a paste or a document says of it. */
  readonly proposed?: OwnProviderInput;
  readonly onClose: () => void;
}

/** Reads what is to be edited, then shows the form. */
export function OwnProviderEditor({ id, proposed = NEW, onClose }: EditorProps) {
  const [first, setFirst] = useState<OwnProviderInput | null>(id === null ? proposed : null);
  useEffect(() => {
    if (id !== null) void run(async () => setFirst(await sendMessage('own.get', { id })));
  }, [id]);
  return first && <Editor id={id} first={first} onClose={onClose} />;
}

interface FormProps extends Pick<EditorProps, 'id' | 'onClose'> {
  readonly first: OwnProviderInput;
}

function Editor({ id, first, onClose }: FormProps) {
  const heading = useFocus<HTMLHeadingElement>();
  const [value, setValue] = useState(first);
  const [shown, setShown] = useState(id !== null);
  const [isOther, setIsOther] = useState(false);
  const problems = useProblems(value);
  const counted = (problems ?? []).filter((problem) => !(isOther && isNear(problem)));
  const near = (problems ?? []).find(isNear);
  const save = (event: FormEvent) => {
    event.preventDefault();
    setShown(true);
    if (problems === null || counted.length > 0) return;
    void run(async () => {
      await sendMessage('own.save', { id, input: value, isOther });
      announce(text('own_saved', value.name), true);
      onClose();
    });
  };
  return (
    <form className="stack" onSubmit={save}>
      <h3 ref={heading} tabIndex={-1}>
        {id === null ? text('own_add_title') : text('own_edit_title', first.name)}
      </h3>
      <OwnApiForm value={value} onChange={setValue} problems={shown ? counted : []} />
      {near !== undefined && <NotThatOne problem={near} checked={isOther} onChange={setIsOther} />}
      <ProblemNotice />
      <div className="actions">
        <Button type="submit" look="filled">
          {text('own_save')}
        </Button>
        <Button look="plain" onClick={onClose}>
          {text('cancel')}
        </Button>
      </div>
    </form>
  );
}

/** Only this can be settled by saying so: everything else is to be changed. */
export function isNear({ code }: OwnProviderProblem): boolean {
  return CONFIRMABLE.has(code);
}

interface NotThatOneProps {
  readonly problem: OwnProviderProblem;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** Says that an API is not the known one that it could be taken for. */
export function NotThatOne({ problem, checked, onChange }: NotThatOneProps) {
  const name = useProviders()?.find(({ id }) => id === problem.providerId)?.name ?? '';
  return (
    <label className="choice">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      {text('own_is_other', name)}
    </label>
  );
}
