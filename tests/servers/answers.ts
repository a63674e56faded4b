import type { FullAnswer } from './site';

type Headers = Readonly<Record<string, string>>;

export function json(status: number, value: unknown, headers: Headers = {}): FullAnswer {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(value) };
}

/** A page with an inline icon, so that no `/favicon.ico` request clutters the log. */
export function page(title: string, markup: string, headers: Headers = {}): FullAnswer {
  const body =
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,">' +
    `<title>${title}</title></head><body>${markup}</body></html>`;
  return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8', ...headers }, body };
}

export function script(body: string): FullAnswer {
  return { status: 200, headers: { 'content-type': 'text/javascript; charset=utf-8' }, body };
}

export function redirect(to: string, status = 302): FullAnswer {
  return { status, headers: { location: to }, body: '' };
}
