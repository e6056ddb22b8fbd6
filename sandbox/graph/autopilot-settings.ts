import type { Answer } from '../http/call.ts';
import { inventedGuid } from '../permissions.ts';
import { isSyncRunning } from '../settle.ts';
import { BETA, type GraphCall, type Route } from './graph-call.ts';
import { intuneError, tooManyRequests } from './graph-error.ts';
import { entity } from './odata-list.ts';
import { CONFIG_READ, CONFIG_WRITE } from './roles.ts';

const SETTINGS = '/deviceManagement/windowsAutopilotSettings';
const NEVER = '0001-01-01T00:00:00Z';

/**
 * The tenant's sync with the Autopilot service: 409 while one runs, 429 within the interval after the last request.
 *
 * Source: Microsoft Graph beta documentation, windowsAutopilotSettings resource.
 */
export const autopilotSettingsRoutes: readonly Route[] = [
  { method: 'GET', path: SETTINGS, versions: BETA, roles: CONFIG_READ, answer: getSettings },
  { method: 'POST', path: `${SETTINGS}/sync`, versions: BETA, roles: CONFIG_WRITE, answer: requestSync },
];

function getSettings(call: GraphCall): Answer {
  const { sync, tenantId } = call.tenant;
  const isRunning = sync !== null && isSyncRunning(call.state, sync, call.nowMs);
  const endedMs = sync?.endedMs ?? null;
  return entity(call, {
    '@odata.type': '#microsoft.graph.windowsAutopilotSettings',
    id: inventedGuid(`settings ${tenantId}`),
    lastSyncDateTime: endedMs === null ? NEVER : new Date(endedMs).toISOString(),
    lastManualSyncTriggerDateTime: sync === null ? NEVER : new Date(sync.startedMs).toISOString(),
    syncStatus: sync === null ? 'unknown' : isRunning ? 'inProgress' : 'completed',
  });
}

function requestSync(call: GraphCall): Answer {
  const { state, tenant, nowMs } = call;
  if (tenant.sync !== null && isSyncRunning(state, tenant.sync, nowMs)) {
    return intuneError(call.activity, call.path, 409, 'Conflict', 'An error has occurred');
  }
  const againMs = tenant.sync === null ? nowMs : tenant.sync.startedMs + state.timing.syncIntervalMs;
  if (nowMs < againMs) {
    const seconds = Math.ceil((againMs - nowMs) / 1000);
    return tooManyRequests(call.activity, state.limiter.limits.retryAfter ? seconds : undefined);
  }
  tenant.sync = { startedMs: nowMs, endedMs: null };
  return { status: 204 };
}
