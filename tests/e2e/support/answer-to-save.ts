import { randomBytes } from 'node:crypto';
import type { Replica } from '../../servers/replica';

export const SAVED_HOST = 'api.pagerduty.com';
export const SAVED_PATH = '/exports/2026-report';
export const SAVED_URL = `https://${SAVED_HOST}${SAVED_PATH}?limit=5`;

/** Bytes that no text encoding leaves as they are. */
export function bytesToSave(length: number): Buffer {
  return Buffer.concat([Buffer.from('canary-of-the-answer-5d1f '), randomBytes(length)]).subarray(0, length);
}

/** The API answers these bytes to the token, to nobody else, and sets a cookie. */
export function answerWith(replica: Replica, body: Buffer): void {
  replica.setFault(SAVED_HOST, {
    answer: ({ credential }) =>
      credential === ''
        ? { status: 401, headers: { 'content-type': 'text/plain' }, body: 'no token' }
        : {
            status: 200,
            headers: {
              'content-type': 'application/json',
              'cache-control': 'max-age=600',
              'set-cookie': 'session=from-the-answer; Secure; Path=/',
            },
            body,
          },
  });
}

/** The requests for it since the log was cleared: what was asked, and those of its header lines. */
export function askedOfApi({ log }: Replica, names: readonly string[] = []): readonly object[] {
  return log.find({ host: SAVED_HOST, path: SAVED_PATH }).map((request) => ({
    asked: `${request.method} ${request.url}`,
    body: request.body,
    lines: log.headerLines(request, names),
  }));
}
