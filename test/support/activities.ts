const TENANT = 'aaaaaaaa-0000-4000-8000-000000000001';

/** Entra object ids of the people of a trial. */
export const PEOPLE = {
  hana: 'bbbbbbbb-0000-4000-8000-0000000000a1',
  sam: 'bbbbbbbb-0000-4000-8000-0000000000a2',
  ada: 'bbbbbbbb-0000-4000-8000-0000000000a3',
  bo: 'bbbbbbbb-0000-4000-8000-0000000000a4',
  zoe: 'bbbbbbbb-0000-4000-8000-0000000000a5',
} as const;

export type PersonName = keyof typeof PEOPLE;

export interface Where {
  readonly serviceUrl: string;
  readonly scope: 'personal' | 'channel';
  readonly conversation: string;
}

let count = 0;

/** What every activity of Teams carries; shapes as captured from the Playground. */
function base(person: PersonName, where: Where) {
  count += 1;
  const channel = where.scope === 'channel';
  return {
    id: `activity-${count}`,
    channelId: 'msteams',
    serviceUrl: where.serviceUrl,
    from: { id: `29:${person}`, name: person, aadObjectId: PEOPLE[person] },
    recipient: { id: '28:preflight', name: 'Preflight' },
    conversation: {
      id: where.conversation,
      conversationType: channel ? 'channel' : 'personal',
      isGroup: channel,
      tenantId: TENANT,
    },
    channelData: {
      tenant: { id: TENANT },
      ...(channel ? { team: { id: '19:team' }, channel: { id: '19:channel' } } : {}),
    },
  };
}

export function messageActivity(person: PersonName, text: string, where: Where, more: object = {}) {
  const mention = where.scope === 'channel' ? '<at>Preflight</at> ' : '';
  return {
    ...base(person, where),
    type: 'message',
    text: `${mention}${text}`,
    entities:
      mention === ''
        ? []
        : [{ type: 'mention', mentioned: { id: '28:preflight', name: 'Preflight' }, text: '<at>Preflight</at>' }],
    ...more,
  };
}

export function pressActivity(person: PersonName, data: object, where: Where) {
  return {
    ...base(person, where),
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: { type: 'Action.Execute', verb: 'press', data }, trigger: 'manual' },
  };
}

/** Sends an activity to the bot as the channel would. */
export async function deliver(
  botUrl: string,
  activity: object,
): Promise<{ readonly status: number; readonly body: unknown }> {
  const response = await fetch(`${botUrl}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(activity),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : JSON.parse(text) };
}
