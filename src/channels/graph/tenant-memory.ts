/** What calls have shown of a tenant's service. It only saves calls: forgetting it is harmless. */
export interface TenantTraits {
  /** The service refuses or ignores a filter by import id: read the whole list at once. */
  listsImportsWhole: boolean;
  /** Whether import records carry the import ids that we sent. */
  keepsImportIds: boolean | undefined;
  /** Pages of the list of registered devices when it was last read whole. */
  devicePages: number | undefined;
}

/** The traits of each tenant, for the life of the process. */
export function createTenantMemory(): (tenantId: string) => TenantTraits {
  const tenants = new Map<string, TenantTraits>();
  return (tenantId) => {
    const known = tenants.get(tenantId);
    if (known !== undefined) return known;
    const fresh: TenantTraits = { listsImportsWhole: false, keepsImportIds: undefined, devicePages: undefined };
    tenants.set(tenantId, fresh);
    return fresh;
  };
}
