import { PageFrame } from '../../../components/shell/page-frame';
import { OptionsActions } from './options-actions';
import { OptionsHome } from './options-home';

/** The options page: manage tokens, access and locking. */
export function Options() {
  return <PageFrame actions={<OptionsActions />} home={(snapshot) => <OptionsHome snapshot={snapshot} />} />;
}
