import type { PasteReader } from '../find';
import { assignment } from './assignment';
import { bare } from './bare';
import { code } from './code';
import { headers } from './headers';
import { httpRequest } from './http-request';
import { json } from './json';
import { label } from './label';
import { query } from './query';
import { shell } from './shell';
import { yaml } from './yaml';

/**
 * All readers. Each line is read by the first that accepts it, so that a form which says more about a token
 * stands before one that says less. The last accepts everything.
 */
export const READERS: readonly PasteReader[] = [
  shell,
  httpRequest,
  json,
  headers,
  query,
  assignment,
  yaml,
  code,
  label,
  bare,
];
