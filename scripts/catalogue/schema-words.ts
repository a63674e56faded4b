import type * as v from 'valibot';

/** What the field at a place has to be. Its form is a pattern, which nobody should have to read. */
const FORMS: readonly (readonly [place: RegExp, wanted: string])[] = [
  [/^id$/, 'small letters, digits and dashes, such as acme-mail'],
  [
    /(?:^|\.)origin$/,
    'one exact address such as https://api.acme.com: https, no wildcard, no path. One label may be a {field}',
  ],
  [/^checks\.\d+\.path$|^revoke\.call\.(?:id\.)?path$/, 'a path of the API’s own hosts, such as /v1/me'],
  [/^pathPrefix$/, 'a path without a slash at its end, such as /v1'],
  [/(?:^docs|\.url)$/, 'an https address with a path, such as https://docs.acme.com/auth'],
  [/^fields\.\d+\.name$/, 'small letters, digits and underscores, such as app_key'],
  [/(?:^|\.)name$/, 'the name of a header'],
  [/^variables\.\d+$/, 'the name of a variable in capitals, such as ACME_API_KEY'],
];

/**
 * Why the schema refuses a file, for people who only see the file.
 * @param place where in the file, with dots: `hosts.0.origin`
 */
export function schemaWords(issue: v.BaseIssue<unknown>, place: string): string {
  const { type, expected, received, message } = issue;
  if (type === 'strict_object' && expected === 'never') return 'no field has this name';
  if (type === 'strict_object' && received === 'undefined') return 'is missing';
  const form = type === 'regex' ? FORMS.find(([places]) => places.test(place)) : undefined;
  return form === undefined ? message : `${received} is not ${form[1]}`;
}
