import { firstAnswers } from '../../components/state/first-answers';

// The import above stands alone so that it runs before those below.

import { createRoot } from 'react-dom/client';
import { startStore } from '../../components/state/store';
import { firstFrame } from '../../platform/first-frame';
import { inPopup } from '../../platform/page-place';
import { Popup } from './views/popup';

/** One page, three places: `#welcome` is the tab after install, `#panel` the side panel. */
async function showPopup(): Promise<void> {
  document.documentElement.dataset['place'] = location.hash.slice(1) || 'popup';
  await Promise.all([startStore({ name: 'auto' }, firstAnswers), firstFrame()]);
  const root = document.getElementById('root');
  if (root) createRoot(root).render(<Popup />);
}

// The build makes one script of all that this page needs, and the options page takes its share from there.
if (inPopup()) void showPopup();
