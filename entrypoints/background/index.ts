import { defineBackground } from 'wxt/utils/define-background';
import { followAccess } from '../../platform/access';
import { onIdleState as followIdleState } from '../../platform/background/idle';
import { onBrowserStart, openWelcomeOnInstall } from '../../platform/background/lifecycle';
import { onLockCommand } from '../../platform/background/on-lock-command';
import { runEvent } from '../../platform/background/run-event';
import { watchRequests } from '../../platform/background/watch-requests';
import { onAccess } from './access/on-access';
import { answerMessages } from './messages/answer-messages';
import { followAlarms } from './on-alarm';
import { afterStart, ready } from './ready';
import { onIdleState } from './vault/auto-lock';
import { lock } from './vault/lock';
import { onAnswer, onSend } from './watch/watch-sent';
import { watchTabs } from './watch/watch-tabs';

/** Wires events to services. Every listener is registered in this first, synchronous turn. */
export default defineBackground({
  type: 'module',
  main() {
    openWelcomeOnInstall('popup.html#welcome');
    onBrowserStart(() => runEvent(ready()));
    answerMessages();
    followAlarms();
    followIdleState((state) => afterStart().then(() => onIdleState(state)));
    onLockCommand(() => afterStart().then(() => lock('user')));
    followAccess((added) => runEvent(onAccess(added)));
    watchTabs();
    watchRequests({ onSend, onAnswer });
    runEvent(ready());
  },
});
