import { createRoot } from 'react-dom/client';

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <ul>
      <li>
        <button type="button">Token</button>
      </li>
    </ul>,
  );
}
