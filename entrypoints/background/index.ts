import { defineBackground } from 'wxt/utils/define-background';
import { followAccess } from '../../platform/access';
import { onIdleState as followIdleState } from '../../platform/background/idle';
import { onBrowserStart, openWelcomeOnInstall } from '../../platform/background/lifecycle';
import { answerMessages } from './answer-messages';
import { onIdleState } from './auto-lock';
import { onAccess } from './on-access';
import { followAlarms } from './on-alarm';
import { ready } from './ready';
import { watchSent } from './watch-sent';
import { watchTabs } from './watch-tabs';

/** Wires events to services. Every listener is registered in this first, synchronous turn. */
export default defineBackground({
  type: 'module',
  main() {
    openWelcomeOnInstall('popup.html#welcome');
    onBrowserStart(() => void ready());
    answerMessages();
    followAlarms();
    followIdleState((state) => ready().then(() => onIdleState(state)));
    followAccess((added) => void onAccess(added));
    watchTabs();
    watchSent();
    void ready();
  },
});
