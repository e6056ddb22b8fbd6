/**
 * Application permissions that open an operation, least privileged first; one set is enough.
 *
 * Source: the permission tables of the Microsoft Graph documentation.
 */
type RoleSets = readonly (readonly string[])[];

const anyOf = (...roles: readonly string[]): RoleSets => roles.map((role) => [role]);

export const CONFIG_WRITE = anyOf('DeviceManagementServiceConfig.ReadWrite.All');
export const CONFIG_READ = anyOf(
  'DeviceManagementServiceConfig.Read.All',
  'DeviceManagementServiceConfig.ReadWrite.All',
);
export const APPROVAL_READ = anyOf(
  'DeviceManagementRBAC.Read.All',
  'DeviceManagementRBAC.ReadWrite.All',
  'DeviceManagementConfiguration.Read.All',
  'DeviceManagementConfiguration.ReadWrite.All',
);
export const MANAGED_READ = anyOf(
  'DeviceManagementManagedDevices.Read.All',
  'DeviceManagementManagedDevices.ReadWrite.All',
);
export const ORGANIZATION_READ = anyOf(
  'DeviceManagementServiceConfig.Read.All',
  'DeviceManagementServiceConfig.ReadWrite.All',
  'Organization.Read.All',
  'Directory.Read.All',
);
export const TENANT_LOOKUP = anyOf('CrossTenantInformation.ReadBasic.All');
export const APPLICATION_READ = anyOf('Application.Read.All', 'Directory.Read.All');
export const GRANTS_READ = anyOf('Directory.Read.All');
export const USER_READ = anyOf('User.ReadBasic.All', 'User.Read.All', 'Directory.Read.All');
export const MEMBERSHIP_READ: RoleSets = [['User.ReadBasic.All', 'GroupMember.Read.All'], ['Directory.Read.All']];
