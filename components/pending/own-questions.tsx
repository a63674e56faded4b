import { useId, useState } from 'react';
import type { OwnDraftView } from '../../core/pages/own-draft-view';
import { CONFIRMABLE } from '../../core/providers/confirmable';
import { Button } from '../controls/button';
import { Notice } from '../controls/notice';
import { ownProblemText } from '../format/own-api-text';
import { text } from '../format/text';
import { useProviders } from '../state/use-providers';
import { HostLine, hostName } from './address-notes';
import type { OwnEdit } from './use-own-draft';

interface QuestionProps {
  readonly own: OwnDraftView;
  readonly edit: OwnEdit;
}

/** The host deserves a look. Where it resembles a known API, that is the question (`NotThatOne`). */
export function HostQuestion({ own, edit }: QuestionProps) {
  if (!own.asks.includes('host') || own.problems.some(({ code }) => CONFIRMABLE.has(code))) return null;
  return (
    <Notice
      tone="warning"
      actions={<Button onClick={() => edit.answer(['host'])}>{text('own_host_right')}</Button>}
    >
      {own.hosts.map((host) => (
        <HostLine key={hostName(host)} host={host} />
      ))}
      <p>{text('own_ask_host')}</p>
    </Notice>
  );
}

/** It could be taken for a known API. Only the user can say that it is another one. */
export function NotThatOne({ own, edit }: QuestionProps) {
  const providers = useProviders();
  const near = own.problems.find(({ code }) => CONFIRMABLE.has(code));
  if (near === undefined && !edit.isOther) return null;
  const name = providers?.find(({ id }) => id === near?.providerId)?.name;
  return (
    <Notice tone="warning">
      {near !== undefined && (
        <>
          {near.place === 'origin' && own.hosts.map((host) => <HostLine key={hostName(host)} host={host} />)}
          <p>{ownProblemText(near, () => name ?? '')}</p>
        </>
      )}
      <label className="choice">
        <input
          type="checkbox"
          checked={edit.isOther}
          onChange={(event) => edit.sayOther(event.currentTarget.checked)}
        />
        {name === undefined ? text('own_is_other_any') : text('own_is_other', name)}
      </label>
    </Notice>
  );
}

/** Everybody on the way reads what is sent without encryption. */
export function HttpQuestion({ own, edit }: QuestionProps) {
  const [known, setKnown] = useState(false);
  const hint = useId();
  const { value } = edit;
  if (!own.asks.includes('http')) return null;
  const origin = value.origins.find((each) => each.startsWith('http:')) ?? '';
  const withHttps = () =>
    edit.answer(['http'], {
      ...value,
      origins: value.origins.map((each) => each.replace(/^http:/, 'https:')),
    });
  return (
    <Notice
      tone="warning"
      actions={
        <>
          <Button
            look={known ? 'filled' : 'outlined'}
            busy={!known}
            aria-describedby={known ? undefined : hint}
            onClick={() => edit.answer(['http'])}
          >
            {text('own_http_use')}
          </Button>
          <Button look="plain" onClick={withHttps}>
            {text('own_http_https')}
          </Button>
        </>
      }
    >
      <p>
        <code>{origin}</code>: {text('own_http_warning')}
      </p>
      <label className="choice">
        <input type="checkbox" checked={known} onChange={(event) => setKnown(event.currentTarget.checked)} />
        <span id={hint}>{text('own_http_known')}</span>
      </label>
    </Notice>
  );
}
