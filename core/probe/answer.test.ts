import { expect, it } from 'vitest';
import { sampleAnswer } from '../testing/sample-answer';
import { answerHolds } from './classify';

const answer = sampleAnswer(200, { code: 403, name: null, list: [], no: false, zero: 0, empty: '' });

it.each([
  [{}, true],
  [{ status: [200] }, true],
  [{ status: [201, 200] }, true],
  [{ status: [201] }, false],
  [{ status: [] }, false],
  [{ path: 'code', equals: 403 }, true],
  [{ path: 'code', equals: '403' }, false],
  [{ path: 'no', equals: false }, true],
  [{ path: 'zero', equals: 0 }, true],
  [{ path: 'missing', equals: 'x' }, false],
  [{ path: 'name', exists: true }, false],
  [{ path: 'name', exists: false }, true],
  [{ path: 'missing', exists: false }, true],
  [{ path: 'list', exists: true }, true],
  [{ path: 'no', exists: true }, true],
  [{ path: 'empty', exists: true }, true],
  [{ status: [200], path: 'code', equals: 403, exists: true }, true],
  [{ status: [500], path: 'code', equals: 403, exists: true }, false],
  [{ status: [200], path: 'code', equals: 404, exists: true }, false],
])('%j holds: %s', (test, expected) => {
  expect(answerHolds(test, answer)).toBe(expected);
});
