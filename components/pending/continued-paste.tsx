import { Continued } from '../controls/continued';
import { act } from '../state/act';
import { store } from '../state/store';
import { useUi } from '../state/use-ui';

/** Over a paste that the page was opened with: it goes on where it was left. */
export function ContinuedPaste() {
  const continued = useUi((state) => state.continued);
  if (!continued) return null;
  const again = async () => {
    if (await act('draft.discard', {})) store.setState({ view: { name: 'add' }, continued: false });
  };
  return <Continued onAgain={() => void again()} />;
}
