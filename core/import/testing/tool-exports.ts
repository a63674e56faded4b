import type { ToolName } from '../tools/tool-file';

/** One rule that sets a header, for any of the tools. */
export interface SampleRule {
  readonly name: string;
  readonly header: string;
  readonly value: string;
  /** What the tool compares addresses with, in its own spelling; null for every address. */
  readonly filter: string | null;
  readonly on: boolean;
}

type Export = (rules: readonly SampleRule[]) => unknown;

/** The least export of each tool with these rules, one profile, rule or request for each. */
export const SAMPLE_EXPORTS: Readonly<Partial<Record<ToolName, Export>>> = {
  modheader: (rules) =>
    rules.map(({ name, header, value, filter, on }) => ({
      version: 2,
      title: name,
      headers: [{ enabled: on, name: header, value }],
      ...(filter === null ? {} : { urlFilters: [{ enabled: true, urlRegex: filter }] }),
      shortTitle: '1',
    })),
  requestly: (rules) =>
    rules.map(({ name, header, value, filter, on }, at) => ({
      objectType: 'rule',
      ruleType: 'Headers',
      id: `Headers_${at}`,
      name,
      status: on ? 'Active' : 'Inactive',
      pairs: [
        {
          id: 'pair',
          source:
            filter === null
              ? { key: 'Url', operator: 'Contains', value: '' }
              : { key: 'Url', operator: 'Equals', value: filter },
          modifications: { Request: [{ header, value, type: 'Add' }], Response: [] },
        },
      ],
    })),
  openmodheader: (rules) => ({
    app: 'OpenModHeader',
    version: 3,
    containsCredentials: true,
    profiles: rules.map(({ name, header, value, filter, on }) => ({
      name,
      enabled: on,
      requestHeaders: [{ enabled: true, operation: 'set', name: header, value }],
      responseHeaders: [],
      filters: filter === null ? [] : [{ enabled: true, type: 'urlContains', value: filter }],
    })),
  }),
  headerly: (rules) => ({
    version: 1,
    profiles: rules.map(({ name, header, value, filter, on }) => ({
      name,
      enabled: on,
      emoji: '',
      ruleActionType: 'modifyHeaders',
      requestHeaderModGroups: [
        { type: 'checkbox', items: [{ enabled: true, name: header, operation: 'set', value }] },
      ],
      filters: filter === null ? {} : { urlFilter: [{ enabled: true, value: filter }] },
    })),
  }),
  headereditor: (rules) => ({
    request: [],
    sendHeader: rules.map(({ name, header, value, filter, on }) => ({
      enable: on,
      name,
      ruleType: 'modifySendHeader',
      isFunction: false,
      headers: { [header]: value },
      condition: filter === null ? { all: true } : { url: filter },
    })),
    receiveHeader: [],
    receiveBody: [],
  }),
  'postman-collection': (rules) => ({
    info: { name: 'Sample', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
    item: rules.map(({ name, header, value, filter, on }) => ({
      name,
      request: {
        method: 'GET',
        header: [{ key: header, value, disabled: !on }],
        url: { raw: filter ?? '{{base}}/me' },
      },
    })),
  }),
};
