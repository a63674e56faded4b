import { text } from './text';

/** What a pattern that names no single host stands for, in words. */
export function broadText(pattern: string): string {
  const [, domain] = /^[^:]+:\/\/\*\.([^*/]+)\/\*$/.exec(pattern) ?? [];
  if (domain !== undefined) return text('access_names_below', domain);
  const all = pattern === '<all_urls>' || /^[^:]+:\/\/\*\//.test(pattern);
  return all ? text('access_all_sites') : pattern;
}
