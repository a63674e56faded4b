import { createRoot } from 'react-dom/client';
import { startStore } from '../../components/store';
import { Options } from './views/options';

startStore({ name: 'home' });

const root = document.getElementById('root');
if (root) createRoot(root).render(<Options />);
