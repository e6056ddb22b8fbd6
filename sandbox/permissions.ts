import { createHash } from 'node:crypto';

/** What the app asks a customer's administrator for. */
export const CUSTOMER_ROLES: readonly string[] = [
  'DeviceManagementServiceConfig.ReadWrite.All',
  'DeviceManagementManagedDevices.Read.All',
  'DeviceManagementRBAC.Read.All',
];

/** What the app holds in its home tenant. */
export const HOME_ROLES: readonly string[] = [
  'CrossTenantInformation.ReadBasic.All',
  'GroupMember.Read.All',
  'User.ReadBasic.All',
];

/** Application permissions of Graph that the sandbox knows. */
export const GRAPH_ROLES: readonly string[] = [
  'Application.Read.All',
  'CrossTenantInformation.ReadBasic.All',
  'DelegatedAdminRelationship.Read.All',
  'Device.Read.All',
  'Device.ReadWrite.All',
  'DeviceManagementConfiguration.Read.All',
  'DeviceManagementConfiguration.ReadWrite.All',
  'DeviceManagementManagedDevices.PrivilegedOperations.All',
  'DeviceManagementManagedDevices.Read.All',
  'DeviceManagementManagedDevices.ReadWrite.All',
  'DeviceManagementRBAC.Read.All',
  'DeviceManagementRBAC.ReadWrite.All',
  'DeviceManagementServiceConfig.Read.All',
  'DeviceManagementServiceConfig.ReadWrite.All',
  'Directory.Read.All',
  'GroupMember.Read.All',
  'Organization.Read.All',
  'User.Read.All',
  'User.ReadBasic.All',
];

/** An invented, stable id: the real ones have to be looked up in the service principal of Graph too. */
export function roleId(role: string): string {
  return inventedGuid(`app role ${role}`);
}

/** A stable version-4-shaped GUID for a text. */
export function inventedGuid(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
