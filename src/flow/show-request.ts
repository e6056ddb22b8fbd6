import type { FlowDeps } from './flow-deps.ts';
import { hintOf } from './hint-of.ts';

/** A request and the state of each device as scripts read it (`preflight requests show --json`); null where there is none. */
export async function showRequest(deps: FlowDeps, id: string, withDevices = true): Promise<RequestRecord | null> {
  const request = await deps.requests.find(id);
  if (request === null) return null;
  const [devices, decisions, counts] = await Promise.all([
    withDevices ? deps.requests.devices(id) : [],
    deps.decisions.list(id),
    deps.requests.countDevices(id),
  ]);
  return {
    id: request.id,
    kind: request.kind,
    state: request.state,
    customer:
      request.customerTenantId === null ? null : { name: request.customerName, tenantId: request.customerTenantId },
    groupTag: request.groupTag,
    channel: request.channel,
    requestedBy: request.requestedBy.upn,
    decisions: decisions.map(({ by, what, at, reason }) => ({
      by: by?.upn ?? 'system',
      what,
      at: at.toISOString(),
      reason,
    })),
    counts: { devices: Object.values(counts).reduce((sum, count) => sum + count, 0), ...counts },
    note: request.note,
    createdAt: request.createdAt.toISOString(),
    updatedAt: request.updatedAt.toISOString(),
    ...(withDevices
      ? {
          devices: devices.map(({ serial, state, code, name, profile, deviceId, reason, line, repair }) => ({
            serial,
            state,
            code,
            name,
            profile,
            deviceId,
            hint:
              state === 'failed' || state === 'skipped'
                ? (hintOf({ code, name, state, kind: request.kind })?.id ?? null)
                : null,
            reason,
            line,
            repair,
          })),
        }
      : {}),
  };
}

export interface RequestRecord {
  readonly id: string;
  readonly [member: string]: unknown;
}
