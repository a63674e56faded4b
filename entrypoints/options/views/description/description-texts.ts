import { type TextKey, text } from '../../../../components/format/text';
import type {
  FormHeader,
  FormReading,
  HostReason,
  SignInForm,
  SignInQuestion,
  UnattachableReason,
} from '../../../../core/openapi/api-description';
import type { OpenQuestion } from '../../../../core/openapi/description-choices';

export const HOST_REASONS: Readonly<Record<HostReason, TextKey>> = {
  'built-in': 'host_reason_built_in',
  private: 'host_reason_private',
  malformed: 'host_reason_malformed',
  relative: 'host_reason_relative',
  variable: 'host_reason_variable',
  placeholder: 'host_reason_placeholder',
  'plain-http': 'host_reason_plain_http',
  'file-ending': 'host_reason_file_ending',
  'unknown-ending': 'host_reason_unknown_ending',
};

/** The last one has a view of its own. */
export const SIGN_IN_QUESTIONS: Readonly<Record<Exclude<SignInQuestion, 'built-in'>, TextKey>> = {
  'word-not-said': 'sign_in_word_not_said',
  contradiction: 'sign_in_contradiction',
  'nothing-declared': 'sign_in_nothing_declared',
  'only-unattachable': 'sign_in_only_unattachable',
  'two-readings': 'sign_in_two_readings',
  'none-demanded': 'sign_in_none_demanded',
  'only-a-hint': 'sign_in_only_a_hint',
};

export const READINGS: Readonly<Record<FormReading, TextKey | null>> = {
  alone: null,
  together: 'reading_together',
  'one-of-together': 'reading_one_of_together',
  'alternatives-together': 'reading_alternatives_together',
};

export const UNATTACHABLE: Readonly<Record<UnattachableReason, TextKey>> = {
  'in-address': 'unattachable_in_address',
  cookie: 'unattachable_cookie',
  signed: 'unattachable_signed',
  'illegal-name': 'unattachable_illegal_name',
  'reserved-name': 'unattachable_reserved_name',
  'no-sign-in': 'unattachable_no_sign_in',
  'not-declared': 'unattachable_not_declared',
  'unknown-kind': 'unattachable_unknown_kind',
};

export const OPEN_QUESTIONS: Readonly<Record<OpenQuestion, TextKey>> = {
  name: 'open_question_name',
  host: 'open_question_host',
  'host-value': 'open_question_host_value',
  form: 'open_question_form',
  word: 'open_question_word',
  header: 'open_question_header',
  check: 'open_question_check',
};

/** `X-App-Id: {app_id} + X-Api-Key: {token}` */
export function formText({ headers, companions }: SignInForm): string {
  const names = companions.map(({ name, value }) => `${name}: ${value ?? '…'}`);
  return [...headers.map(headerText), ...names].join(' + ');
}

function headerText(header: FormHeader): string {
  return `${header.name}: ${valueText(header)}`;
}

/** What a header holds, as a person reads it. */
export function valueText({ template, encoding }: Omit<FormHeader, 'name'>): string {
  if (template === null) return '… {token}';
  return encoding === 'basic' ? `Basic ${text('form_basic_of', template)}` : template;
}
