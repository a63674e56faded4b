import { text } from '../../../../components/format/text';

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
