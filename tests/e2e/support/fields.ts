/** A field that a person can type into, as far as it matters for secrets. */
export interface FieldSeen {
  readonly label: string;
  readonly plain: boolean;
  /** What a masked field lacks. */
  readonly lacks: readonly string[];
}

/** Runs in a page of ours: every field that takes typed text. */
export function fieldsOnPage(): FieldSeen[] {
  const choices = ['radio', 'checkbox', 'date', 'file', 'button', 'submit'];
  const needed = { autocomplete: 'off', spellcheck: 'false', writingsuggestions: 'false' };
  const all = [
    ...document.querySelectorAll<HTMLElement>('#root input, #root textarea, #root [contenteditable]'),
  ];
  return all
    .filter((field) => !(field instanceof HTMLInputElement && choices.includes(field.type)))
    .map((field) => ({
      label:
        field.getAttribute('aria-label') ??
        (field as HTMLInputElement).labels?.[0]?.querySelector('.field-label')?.textContent ??
        'without a label',
      plain: !(field instanceof HTMLInputElement && field.type === 'password'),
      lacks: Object.entries(needed)
        .filter(([name, value]) => field.getAttribute(name) !== value)
        .map(([name]) => name),
    }));
}
