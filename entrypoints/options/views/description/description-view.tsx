import { useState } from 'react';
import type {
  ApiDescription,
  DescriptionSource,
  KnownProviders,
} from '../../../../core/openapi/api-description';
import { DescriptionReview } from './description-review';
import { DescriptionSourceForm } from './description-source';

/** A description that was read, and where it came from. The document itself is kept nowhere. */
export interface ReadDescription {
  readonly description: ApiDescription;
  readonly source: DescriptionSource;
  readonly known: KnownProviders;
}

interface DescriptionViewProps {
  readonly onClose: () => void;
}

/** A description of an API: where it is, what it says, what it becomes. */
export function DescriptionView({ onClose }: DescriptionViewProps) {
  const [read, setRead] = useState<ReadDescription | null>(null);
  if (read === null) return <DescriptionSourceForm onRead={setRead} onCancel={onClose} />;
  return <DescriptionReview read={read} onAnother={() => setRead(null)} onClose={onClose} />;
}
