import { lazy } from 'react';
import { usePasteAnywhere } from '../../../components/pending/use-paste-anywhere';
import { PageFrame } from '../../../components/shell/page-frame';
import { PopupActions } from './popup-actions';
import { ThisTab } from './this-tab';

const FirstRun = lazy(() => import('./first-run').then((file) => ({ default: file.FirstRun })));

/** The popup, and the same page as welcome tab and as side panel. */
export function Popup() {
  usePasteAnywhere();
  return (
    <PageFrame
      actions={<PopupActions />}
      home={(snapshot) =>
        snapshot.tokens.length === 0 ? <FirstRun snapshot={snapshot} /> : <ThisTab snapshot={snapshot} />
      }
    />
  );
}
