import { useState } from 'react';
import { Notice } from '../../../components/controls/notice';
import { Switch } from '../../../components/controls/switch';
import { text } from '../../../components/format/text';
import { run } from '../../../components/state/send';
import { useClipboardAccess } from '../../../components/state/use-clipboard-access';
import { askToClearClipboard, returnClipboard } from '../../../platform/clipboard-access';

/** One switch: on asks the browser for the clipboard, off gives it back. */
export function ClipboardSetting() {
  const held = useClipboardAccess();
  const [denied, setDenied] = useState(false);
  const change = (on: boolean) => {
    setDenied(false);
    // Firefox: nothing may be awaited between the click and the question.
    void run(async () => {
      if (on) setDenied(!(await askToClearClipboard()));
      else await returnClipboard();
    });
  };
  return (
    <section className="panel" aria-labelledby="clipboard">
      <h2 id="clipboard">{text('clipboard_title')}</h2>
      <div className="setting">
        <span>
          {text('clipboard_clear')}
          <span className="quiet block">{text('clipboard_clear_hint')}</span>
        </span>
        <Switch label={text('clipboard_clear')} on={held === true} onChange={change} />
      </div>
      {denied && <Notice>{text('clipboard_denied')}</Notice>}
    </section>
  );
}
