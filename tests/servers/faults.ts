import { json, redirect } from './answers';
import type { Answer, FullAnswer } from './site';

/** A way in which a host can go wrong, switched on per host. */
export type Fault =
  | 'html'
  | 'five-megabytes'
  | 'hang'
  | 'refuse'
  | 'echo'
  | 'control-characters'
  | 'malformed-json'
  | 'bad-gateway'
  | { readonly redirectTo: string }
  | { readonly answer: (scene: FaultScene) => Answer }
  | { readonly status: number };

/** What a fault needs to know of the request and the provider to speak in the provider's own shape. */
export interface FaultScene {
  /** The credential as it came, '' when none. */
  readonly credential: string;
  errorBody(message: string): unknown;
}

/** Bidi overrides, controls, zero-width characters, markup and 500 characters of text. */
export const NASTY_TEXT = `\u202Egnorw\u202C \u0000\u0007\u001B[31m\u200B\u2066<b>bold</b>\r\n${'x'.repeat(500)}`;

const markup = (status: number, body: string): FullAnswer => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body,
});

export function faultAnswer(fault: Fault, scene: FaultScene): Answer {
  if (typeof fault === 'object') {
    if ('answer' in fault) return fault.answer(scene);
    return 'redirectTo' in fault
      ? redirect(fault.redirectTo)
      : json(fault.status, scene.errorBody(`status ${fault.status}`));
  }
  switch (fault) {
    case 'hang':
    case 'refuse':
      return fault;
    case 'html':
      return markup(200, '<!doctype html><title>Sign in</title><p>Please sign in</p>');
    case 'bad-gateway':
      return markup(502, '<!doctype html><title>502</title><h1>Bad Gateway</h1>');
    case 'five-megabytes':
      return json(200, { data: 'x'.repeat(5 * 1024 * 1024) });
    case 'malformed-json':
      return { ...json(200, null), body: '{"data": {"name": "cut' };
    case 'echo':
      return json(401, scene.errorBody(`Not accepted: ${scene.credential}`));
    case 'control-characters':
      return json(401, scene.errorBody(NASTY_TEXT));
  }
}
