import { type FormEvent, useState } from 'react';
import { Button } from '../../../../components/controls/button';
import { ProblemNotice } from '../../../../components/controls/notice';
import { hostText } from '../../../../components/format/site-text';
import { dayText, listText, text } from '../../../../components/format/text';
import { send } from '../../../../components/state/send';
import { useBusy } from '../../../../components/state/use-busy';
import { useFocus } from '../../../../components/state/use-focus';
import type { ImportView } from '../../../../core/import/import-view';
import type { TokenView } from '../../../../core/pages/snapshot';
import { tokenTitle } from '../../../../core/token/token-title';
import { ImportToken } from './import-token';
import { ImportedProviders } from './imported-providers';

interface ReviewImportProps {
  readonly view: ImportView;
  /** What is here now. */
  readonly tokens: readonly TokenView[];
  /** Called with the ids that were taken. */
  readonly onDone: (taken: readonly string[]) => void;
  readonly onCancel: () => void;
}

/** Each change that an import would make, token by token; nothing has happened yet. */
export function ReviewImport({ view, tokens, onDone, onCancel }: ReviewImportProps) {
  const [mode, setMode] = useState<'merge' | 'replace'>('merge');
  const [chosen, setChosen] = useState(() => chosenFirst(view, 'merge'));
  const [busy, whileBusy] = useBusy();
  const first = useFocus<HTMLParagraphElement>();
  const take = view.tokens.map(({ id }) => id).filter((id) => chosen.has(id));
  const added = view.ownProviders.filter(({ state }) => state === 'new');
  const refused = view.ownProviders.filter(({ state }) => state === 'refused');
  const kept = view.ownProviders.filter(({ state }) => state === 'kept');
  const removed = mode === 'replace' ? tokens.filter(({ id }) => !chosen.has(id)) : [];

  const choose = (next: 'merge' | 'replace') => {
    setMode(next);
    setChosen(chosenFirst(view, next));
  };
  const toggle = (id: string, ticked: boolean) =>
    setChosen(new Set(ticked ? [...chosen, id] : [...chosen].filter((other) => other !== id)));
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    whileBusy(async () => {
      if (await send('import.apply', { mode, take })) onDone(take);
    });
  };
  return (
    <form className="stack" onSubmit={onSubmit}>
      <p ref={first} tabIndex={-1}>
        {view.createdAt === null ? text('import_no_backup') : text('import_made_at', dayText(view.createdAt))}
      </p>
      {view.tokens.length + added.length + refused.length === 0 && (
        <p className="quiet">{text('import_nothing_inside')}</p>
      )}
      {tokens.length > 0 && <ImportMode mode={mode} onChoose={choose} />}
      <ul className="rows">
        {view.tokens.map((item) => (
          <ImportToken
            key={item.id}
            item={item}
            chosen={chosen.has(item.id)}
            fixed={mode === 'merge' && item.state === 'same'}
            onToggle={(ticked) => toggle(item.id, ticked)}
          />
        ))}
      </ul>
      {added.length > 0 && (
        <>
          <p>{text('import_adds_providers', providersText(added))}</p>
          <ImportedProviders providers={added} />
        </>
      )}
      {refused.length > 0 && (
        <>
          <p>{text('import_refuses_providers', providersText(refused))}</p>
          <ImportedProviders providers={refused} />
        </>
      )}
      {kept.length > 0 && <p>{text('import_keeps_providers', providersText(kept))}</p>}
      {removed.length > 0 && (
        <p className="tone-bad">{text('import_removes', listText(removed.map(tokenTitle)))}</p>
      )}
      {view.tokens.length > 0 && <p className="quiet">{hintText(view, take.length)}</p>}
      <ProblemNotice />
      <div className="actions">
        {(take.length > 0 || (mode === 'merge' && added.length > 0)) && (
          <Button type="submit" look="filled" busy={busy}>
            {take.length === 0 ? text('import_take_providers') : takeText(mode, take.length)}
          </Button>
        )}
        <Button look="plain" onClick={onCancel}>
          {text('cancel')}
        </Button>
      </div>
    </form>
  );
}

/** A token that is here changes only when the user says so; one that replaces all is taken whole. */
function chosenFirst({ tokens }: ImportView, mode: 'merge' | 'replace'): ReadonlySet<string> {
  return new Set(tokens.filter(({ state }) => mode === 'replace' || state === 'new').map(({ id }) => id));
}

/** `Own API (api.example.com)`: a name alone is what the file says of itself. */
function providersText(providers: ImportView['ownProviders']): string {
  return listText(providers.map(({ name, origins }) => `${name} (${listText(origins.map(hostText))})`));
}

function hintText({ tokens }: ImportView, taken: number): string {
  if (taken > 0) return text('import_rivals');
  return text(tokens.every(({ state }) => state === 'same') ? 'import_all_same' : 'import_choose_some');
}

function takeText(mode: 'merge' | 'replace', count: number): string {
  if (mode === 'merge') return count === 1 ? text('import_take_one') : text('import_take', count);
  return count === 1 ? text('import_take_replacing_one') : text('import_take_replacing', count);
}

interface ImportModeProps {
  readonly mode: 'merge' | 'replace';
  readonly onChoose: (mode: 'merge' | 'replace') => void;
}

/** Whether the tokens here stay beside those of the backup. */
export function ImportMode({ mode, onChoose }: ImportModeProps) {
  return (
    <fieldset className="stack-tight">
      <legend className="unseen">{text('import_how')}</legend>
      {(['merge', 'replace'] as const).map((each) => (
        <label key={each} className="choice">
          <input type="radio" name="import-mode" checked={mode === each} onChange={() => onChoose(each)} />
          <span>
            {text(each === 'merge' ? 'import_merge' : 'import_replace')}
            <span className="quiet block">
              {text(each === 'merge' ? 'import_merge_hint' : 'import_replace_hint')}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
