import { inOptions } from '../../platform/page-place';
import { sendMessage } from '../../platform/send-message';
import { AttemptLine } from '../controls/attempt-line';
import { Button } from '../controls/button';
import { ViewHeading } from '../controls/view-heading';
import { text } from '../format/text';
import { navigateInOptions } from '../state/options-place';
import { navigate, type View } from '../state/store';
import { useAttempt } from '../state/use-attempt';

/** Says what starting over means, and does it. What is set aside can be brought back. */
export function StartOverView({ restores }: { readonly restores: boolean }) {
  const attempt = useAttempt();
  const startOver = () =>
    attempt.run(async () => {
      await sendMessage('vault.start-over', {});
      if (restores) navigateInOptions('backup');
      else navigate(begin());
    });
  return (
    <>
      <ViewHeading onBack={() => navigate(begin())}>
        {text(restores ? 'restore_backup' : 'start_over')}
      </ViewHeading>
      {restores && <p>{text('restore_starts_over')}</p>}
      <ul className="points">
        <li>{text('start_over_nobody')}</li>
        <li>{text('start_over_keep_working')}</li>
        <li>{text('start_over_aside')}</li>
      </ul>
      <AttemptLine attempt={attempt} />
      <div className="actions">
        <Button look="filled" busy={attempt.busy} onClick={startOver}>
          {text('start_over_confirm')}
        </Button>
        <Button look="plain" onClick={() => navigate(begin())}>
          {text('cancel')}
        </Button>
      </div>
    </>
  );
}

/** In the settings no draft or result of another page may come in between. */
function begin(): View {
  return { name: inOptions() ? 'home' : 'auto' };
}
