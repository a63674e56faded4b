import { Button } from '../../../../components/controls/button';
import { TwoStepButton } from '../../../../components/controls/two-step-button';
import { hostText } from '../../../../components/format/site-text';
import { text } from '../../../../components/format/text';
import { run, send } from '../../../../components/state/send';
import { announce } from '../../../../components/state/store';
import { toUtf8 } from '../../../../core/bytes/utf8';
import type { OwnProviderView } from '../../../../core/messages/own-provider-messages';
import { copyText } from '../../../../platform/copy-text';
import { saveFile } from '../../../../platform/save-file';
import { sendMessage } from '../../../../platform/send-message';

interface OwnProviderRowProps {
  readonly provider: OwnProviderView;
  readonly onEdit: () => void;
  readonly onChanged: () => void;
}

/** The file's name says nothing about the API. */
const FILE = 'api.json';

/** One API of the user's own, with what can be done about it. */
export function OwnProviderRow({ provider, onEdit, onChanged }: OwnProviderRowProps) {
  const { id, name, origins, headerLines, tokens, behind } = provider;
  const share = () =>
    run(async () => {
      const file = await sendMessage('own.share', { id });
      saveFile([toUtf8(file.text)], FILE);
      announce(text('own_shared_done'), true);
    });
  const propose = () =>
    run(async () => {
      const file = await sendMessage('own.share', { id });
      await copyText(file.text);
      announce(text('own_proposed'), true);
    });
  const change = async (message: 'own.remove' | 'own.use-for-tokens') => {
    await send(message, { id });
    onChanged();
  };
  return (
    <li className="managed">
      <p className="spread">
        <bdi className="row-name">{name}</bdi>
        <span className="quiet">{tokensText(tokens)}</span>
      </p>
      <p className="line">{origins.map(hostText).join(', ')}</p>
      {headerLines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has nothing but its place, and holds what was typed.
        <code key={index} className="line">
          {line}
        </code>
      ))}
      {behind > 0 && (
        <p className="spread">
          <span>{behind === 1 ? text('own_behind_one') : text('own_behind', behind)}</span>
          <Button look="link" onClick={() => void change('own.use-for-tokens')}>
            {text('own_use_new')}
          </Button>
        </p>
      )}
      <div className="actions">
        <Button aria-label={text('own_name_of', text('own_edit'), name)} onClick={onEdit}>
          {text('own_edit')}
        </Button>
        <Button
          look="plain"
          aria-label={text('own_name_of', text('own_share'), name)}
          onClick={() => void share()}
        >
          {text('own_share')}
        </Button>
        <Button
          look="plain"
          aria-label={text('own_name_of', text('own_propose'), name)}
          onClick={() => void propose()}
        >
          {text('own_propose')}
        </Button>
        <TwoStepButton
          label={text('own_name_of', text('own_delete'), name)}
          question={questionText(name, tokens)}
          onConfirm={() => void change('own.remove')}
        >
          {text('own_delete')}
        </TwoStepButton>
      </div>
    </li>
  );
}

function tokensText(count: number): string {
  if (count === 0) return text('own_tokens_none');
  return count === 1 ? text('own_tokens_one') : text('own_tokens', count);
}

function questionText(name: string, tokens: number): string {
  if (tokens === 0) return text('own_delete_question_none', name);
  return tokens === 1 ? text('own_delete_question_one', name) : text('own_delete_question', name, tokens);
}
