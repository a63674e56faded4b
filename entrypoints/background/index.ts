import { defineBackground } from 'wxt/utils/define-background';
import { followAccess } from '../../platform/access';
import { onIdleState as followIdleState } from '../../platform/background/idle';
import { onBrowserStart, openWelcomeOnInstall } from '../../platform/background/lifecycle';
import { onLockCommand } from '../../platform/background/on-lock-command';
import { runEvent } from '../../platform/background/run-event';
import { watchRequests } from '../../platform/background/watch-requests';
import { answerMessages } from './events/messages';
import { onAccess } from './events/on-access';
import { followAlarms } from './events/on-alarm';
import { start } from './events/start';
import { onIdleState } from './lock/auto-lock';
import { lock } from './lock/lock';
import { afterStart, ready } from './start/ready';
import { onAnswer, onSend } from './watch/watch-sent';
import { watchTabs } from './watch/watch-tabs';

/** Wires events to services. Every listener is registered in this first, synchronous turn. */
export default defineBackground({
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
    runEvent(start());
  },
});
