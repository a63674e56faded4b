import { useState } from 'react';
import { Button } from '../../../../components/controls/button';
import { ProblemNotice } from '../../../../components/controls/notice';
import { ownProblemText } from '../../../../components/format/own-api-text';
import { text } from '../../../../components/format/text';
import { RequestPreview } from '../../../../components/own-api/request-preview';
import { useProblems } from '../../../../components/own-api/use-problems';
import { run } from '../../../../components/state/send';
import { announce, navigate } from '../../../../components/state/store';
import { useProviders } from '../../../../components/state/use-providers';
import type { OwnProviderInput } from '../../../../core/providers/own-provider';
import { sendMessage } from '../../../../platform/send-message';
import { isNear, NotThatOne } from '../providers/own-provider-editor';

interface SaveDescribedProps {
  readonly input: OwnProviderInput;
  readonly onClose: () => void;
}

/** The request that a test would send, and the ways on. */
export function SaveDescribed({ input, onClose }: SaveDescribedProps) {
  const problems = useProblems(input);
  const providers = useProviders();
  const [isOther, setIsOther] = useState(false);
  const near = problems?.find(isNear);
  const left = (problems ?? []).filter((problem) => !(isOther && isNear(problem)));
  const nameOf = (id: string) => providers?.find((provider) => provider.id === id)?.name ?? id;
  const isReady = problems !== null && left.length === 0;
  const save = (isWithToken: boolean) => {
    if (!isReady) return;
    void run(async () => {
      const { id } = await sendMessage('own.save', { id: null, input, isOther });
      if (isWithToken) navigate({ name: 'add', api: { id, name: input.name } });
      else {
        announce(text('own_saved', input.name), true);
        onClose();
      }
    });
  };
  return (
    <>
      <p className="field-label">{text('description_will_send')}</p>
      <RequestPreview input={input} />
      {left.map((problem) => (
        <p key={`${problem.place} ${problem.index} ${problem.code}`} className="field-problem" role="alert">
          {ownProblemText(problem, nameOf)}
        </p>
      ))}
      {near !== undefined && <NotThatOne problem={near} checked={isOther} onChange={setIsOther} />}
      <ProblemNotice />
      <div className="actions">
        <Button look="filled" busy={!isReady} onClick={() => save(true)}>
          {text('description_continue')}
        </Button>
        <Button busy={!isReady} onClick={() => save(false)}>
          {text('description_save_only')}
        </Button>
        <Button look="plain" onClick={onClose}>
          {text('cancel')}
        </Button>
      </div>
    </>
  );
}
