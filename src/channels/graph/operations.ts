/** One thing that is asked of Microsoft Graph. */
export interface GraphOperation {
  /** Name for the log. */
  readonly name: string;
  readonly version: 'v1.0' | 'beta';
  readonly method: 'GET' | 'POST';
  /** For sentences: "Microsoft Graph does not allow <doing>". */
  readonly doing: string;
  /** The application permission that it needs in the customer's tenant. */
  readonly permission: string;
  /** Whether it changes something: then no answer means doubt. */
  readonly writes: boolean;
}

/**
 * The one application permission that everything here needs.
 * Source: Microsoft Graph permissions reference (microsoft-graph-devx-content, permissions.json, 2026-08-07).
 */
export const PERMISSION = 'DeviceManagementServiceConfig.ReadWrite.All';

/**
 * Which API version serves what: v1.0 wherever it exists; the assignment's state, sync, unblock and profiles exist in
 * beta only. A batch is of one version, and ours reads beta fields.
 * Source: Microsoft Graph metadata (v1.0, 2026-08-20) and the beta SDKs generated from it (2026-08).
 */
export const OPERATIONS = {
  readOrganization: read('readOrganization', 'v1.0', 'reading the organization'),
  importDevices: write('importDevices', 'v1.0', 'importing the devices'),
  listImports: read('listImports', 'v1.0', 'reading how far the import is'),
  listDevices: read('listDevices', 'beta', 'reading the registered devices'),
  // A POST only in form: every entry of ours is a GET.
  readDevices: { ...read('readDevices', 'beta', 'reading the registered devices'), method: 'POST' },
  listProfiles: read('listProfiles', 'beta', 'reading the deployment profiles'),
  listAssignedDevices: read('listAssignedDevices', 'beta', 'reading which devices have a deployment profile'),
  requestSync: write('requestSync', 'beta', 'asking for a sync'),
  unblockDevice: write('unblockDevice', 'beta', 'unblocking the device'),
  writeGroupTag: write('writeGroupTag', 'v1.0', 'writing the group tag'),
} as const satisfies Readonly<Record<string, GraphOperation>>;

function read(name: string, version: GraphOperation['version'], doing: string): GraphOperation {
  return { name, version, method: 'GET', doing, permission: PERMISSION, writes: false };
}

function write(name: string, version: GraphOperation['version'], doing: string): GraphOperation {
  return { name, version, method: 'POST', doing, permission: PERMISSION, writes: true };
}
