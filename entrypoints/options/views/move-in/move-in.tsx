import { useState } from 'react';
import type { MovingView } from '../../../../core/import/moving/moving-plan';
import type { Snapshot } from '../../../../core/pages/snapshot';
import { MovingDone, type Taken } from './moving-done';
import { ReviewMoving } from './review-moving';

interface MoveInProps {
  readonly snapshot: Snapshot;
  /** The file as it was read. */
  readonly moving: MovingView;
  /** Name of the file; empty where it has none. */
  readonly name: string;
  /** Takes another file; null unless this one waited when the page opened. */
  readonly onAgain: (() => void) | null;
  readonly onCancel: () => void;
  readonly onClose: () => void;
}

/** The tokens of another tool's file: what of it is taken, and how their tests end. */
export function MoveIn({ snapshot, moving, name, onAgain, onCancel, onClose }: MoveInProps) {
  const [taken, setTaken] = useState<Taken | null>(null);
  return taken === null ? (
    <ReviewMoving first={moving} name={name} onAgain={onAgain} onTaken={setTaken} onCancel={onCancel} />
  ) : (
    <MovingDone snapshot={snapshot} taken={taken} tool={moving.tool} name={name} onClose={onClose} />
  );
}
