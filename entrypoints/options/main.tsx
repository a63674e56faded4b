import { firstAnswers } from '../../components/state/first-answers';

// The import above stands alone so that it runs before those below.

import { createRoot } from 'react-dom/client';
import { startStore } from '../../components/state/store';
import { startPlace } from './place';
import { Options } from './views/options';
import { startList } from './views/tokens/list-state';

const root = document.getElementById('root');
void startStore({ name: 'home' }, firstAnswers)
  .then(startPlace)
  .then(startList)
  .then(() => {
    if (root) createRoot(root).render(<Options />);
  });
