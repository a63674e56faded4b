import { page } from '../../tests/servers/answers';
import type { Site } from '../../tests/servers/site';
import { readHeaderVectors } from '../../tests/support/header-vectors';

export const START_HOST = 'start.keybearer.example';

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-inline-size: 60rem; margin: 2rem auto; padding-inline: 1rem; }
code { font: 14px/1.4 ui-monospace, monospace; user-select: all; overflow-wrap: anywhere; }
td, th { text-align: start; vertical-align: top; padding: .4rem 1rem .4rem 0; }`;

const ROWS = readHeaderVectors()
  .filter(({ pageOrigin }) => pageOrigin === null)
  .map(
    ({ providerName, region, token, url }) =>
      `<tr><th scope="row">${providerName} ${region ?? ''}</th><td><code>${token}</code></td>` +
      `<td><code>${url}</code></td></tr>`,
  );

const MARKUP = `<style>${STYLE}</style>
<h1>Try Keybearer</h1>
<ol>
<li>Copy a sample token below. All of them are fake, and the APIs are replicas on this machine.</li>
<li>Click the Keybearer icon (in the extensions menu; pin it), paste, choose the API, <em>Allow and test</em>.</li>
<li>Copy the address and open it from the address bar. The answer says who you are.</li>
<li>Switch the token off, lock, or revoke it, and reload: the API refuses you again.</li>
</ol>
<table><thead><tr><th>API</th><th>Sample token</th><th>Address to open</th></tr></thead>
<tbody>${ROWS.join('')}</tbody></table>
<p>The addresses are not links, because no page can borrow a token: a link from this page would carry none.
Polyteia shares its host with its own web app, so its token is used only in tabs that you choose.</p>`;

/** What the browser shows first: tokens to paste and addresses to open. */
export const startPage: Site = () => page('Try Keybearer', MARKUP);
