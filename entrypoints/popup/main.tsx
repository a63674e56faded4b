import { createRoot } from 'react-dom/client';
import { startStore } from '../../components/state/store';
import { Popup } from './views/popup';

// One page, three places: `#welcome` is the tab after install, `#panel` the side panel.
document.documentElement.dataset['place'] = location.hash.slice(1) || 'popup';
startStore({ name: 'auto' });

const root = document.getElementById('root');
if (root) createRoot(root).render(<Popup />);
