import type { ApiDescription } from '../../../../core/openapi/api-description';
import type { ChoicesSoFar, OpenQuestion } from '../../../../core/openapi/description-choices';

/** One part of the review, such as the hosts. */
export interface ReviewPartProps {
  readonly description: ApiDescription;
  readonly choices: ChoicesSoFar;
  readonly onChange: (next: ChoicesSoFar) => void;
  readonly questions: readonly OpenQuestion[];
}

/** The id of the place where a question is answered. */
export function questionId(question: OpenQuestion): string {
  return `question-${question}`;
}
