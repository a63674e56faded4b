import { createRoot } from 'react-dom/client';
import { showPlace } from '../../components/state/place';
import { startStore } from '../../components/state/store';
import { followPlace } from '../../platform/page-place';
import { Options } from './views/options';

startStore({ name: 'home' });
followPlace(showPlace);

const root = document.getElementById('root');
if (root) createRoot(root).render(<Options />);
