import { firstAnswers } from '../../components/state/first-answers';

// The import above stands alone so that it runs before those below.

import { createRoot } from 'react-dom/client';
import { showPlace } from '../../components/state/options-place';
import { startStore } from '../../components/state/store';
import { followPlace } from '../../platform/page-place';
import { Options } from './views/options';

const root = document.getElementById('root');
void startStore({ name: 'home' }, firstAnswers).then(() => {
  followPlace(showPlace);
  if (root) createRoot(root).render(<Options />);
});
