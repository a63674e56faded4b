import type { PasteReader } from '../find';
import { assignment } from './assignment';
import { bare } from './bare';
import { bruno } from './bruno';
import { code } from './code';
import { headers } from './headers';
import { httpFile } from './http-file';
import { httpRequest } from './http-request';
import { httpieSession } from './httpie-session';
import { insomnia } from './insomnia';
import { json } from './json';
import { label } from './label';
import { markup } from './markup';
import { postman } from './postman';
import { powerShell } from './powershell';
import { query } from './query';
import { shell } from './shell';
import { substitution } from './substitution';
import { table } from './table';
import { yaml } from './yaml';

/**
 * All readers. Each line is read by the first that accepts it, so that a form which says more about a token
 * stands before one that says less. The last accepts everything.
 */
export const READERS: readonly PasteReader[] = [
  httpFile,
  powerShell,
  shell,
  substitution,
  httpRequest,
  postman,
  insomnia,
  httpieSession,
  bruno,
  json,
  markup,
  table,
  headers,
  query,
  assignment,
  yaml,
  code,
  label,
  bare,
];
