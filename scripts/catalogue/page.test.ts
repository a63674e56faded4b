import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { CATALOGUE, knownProvider } from '../../tests/support/catalogue';
import { PROVIDERS_PAGE, providersPage } from './page';

it('is the page that is published: `npm run providers:docs` writes it', () => {
  expect(readFileSync(PROVIDERS_PAGE, 'utf8')).toBe(providersPage(CATALOGUE));
});

it('has a row for each API, with its host and what is sent', () => {
  const page = providersPage(['vault', 'pagerduty', 'telegram-bot', 'zendesk'].map(knownProvider));
  expect(page.match(/^\| .*(?:high|medium|low) \|$/gm)).toEqual([
    expect.stringMatching(
      /^\| \[HashiCorp Vault\]\(https:.*\) \| a server of your own \| `X-Vault-Token: \{token\}`<br>/,
    ),
    expect.stringMatching(
      /^\| PagerDuty \| `api\.pagerduty\.com`, 1 more \| `Authorization: Token token=\{token\}` \| high \|$/,
    ),
    expect.stringMatching(
      /^\| \[Telegram Bot API\]\(https:.*\) \| `api\.telegram\.org` \| `\/bot\{token\}` in the address \| medium \|$/,
    ),
    expect.stringMatching(
      / \| `\{subdomain\}\.zendesk\.com` \| `Authorization:` pair `\{email\}\/token:\{token\}` \| medium \|$/,
    ),
  ]);
});
