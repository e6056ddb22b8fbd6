import { describe, expect, test } from 'vitest';
import { GROUPS, HOME_TENANT_ID, PEOPLE } from '../../../sandbox/world.ts';
import { openSandbox } from './support/sandbox-client.ts';

const home = { tenant: HOME_TENANT_ID };
const allGroups = Object.values(GROUPS);

describe('people of the home tenant', () => {
  test.each([
    ['hana', [GROUPS.helpDesk]],
    ['sam', [GROUPS.sales]],
    ['ada', [GROUPS.admins]],
    ['bo', [GROUPS.admins]],
    ['zoe', []],
  ] as const)('%s is in the groups of the role', async (name, groups) => {
    const sandbox = await openSandbox();

    const path = `/v1.0/users/${PEOPLE[name].id}/checkMemberGroups`;
    const reply = await sandbox.graph('POST', path, { groupIds: allGroups }, home);

    expect(reply.status).toBe(200);
    expect(reply.body.value).toEqual(groups);
  });

  test('only groups that were asked about are answered', async () => {
    const sandbox = await openSandbox();

    const path = `/v1.0/users/${PEOPLE.ada.userPrincipalName}/checkMemberGroups`;
    const reply = await sandbox.graph('POST', path, { groupIds: [GROUPS.sales] }, home);

    expect(reply.body.value).toEqual([]);
  });

  test('an unknown person is 404, more than 20 groups and no group list are 400', async () => {
    const sandbox = await openSandbox();
    const many = Array.from({ length: 21 }, () => GROUPS.sales);
    const ada = `/v1.0/users/${PEOPLE.ada.id}/checkMemberGroups`;

    const stranger = await sandbox.graph('POST', '/v1.0/users/nobody/checkMemberGroups', { groupIds: allGroups }, home);
    const tooMany = await sandbox.graph('POST', ada, { groupIds: many }, home);
    const none = await sandbox.graph('POST', ada, {}, home);

    expect([stranger.status, tooMany.status, none.status]).toEqual([404, 400, 400]);
    expect(stranger.body.error.code).toBe('Request_ResourceNotFound');
  });

  test('a person is found by id and by name', async () => {
    const sandbox = await openSandbox();

    const byName = await sandbox.graph('GET', `/v1.0/users/${PEOPLE.hana.userPrincipalName}`, undefined, home);

    expect(byName.body).toMatchObject({ id: PEOPLE.hana.id, userPrincipalName: PEOPLE.hana.userPrincipalName });
  });
});
