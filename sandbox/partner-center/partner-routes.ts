import { decodeSegment } from '../http/call.ts';
import { matchRoute, type PathMatch } from '../http/match-route.ts';
import { batchDeviceRoutes } from './batch-devices.ts';
import { customerRoutes } from './customers.ts';
import { deviceBatchRoutes } from './device-batches.ts';
import { jobStatusRoutes } from './job-status.ts';
import type { PartnerRoute } from './partner-call.ts';
import { policyRoutes } from './policies.ts';

const ROUTES: readonly PartnerRoute[] = [
  ...customerRoutes,
  ...deviceBatchRoutes,
  ...batchDeviceRoutes,
  ...jobStatusRoutes,
  ...policyRoutes,
];

/**
 * Finds what answers a path below `/v1`, still percent-encoded, whatever its capitals: documents and clients write it in
 * three ways.
 */
export function findPartnerRoute(method: string, path: string): PathMatch<PartnerRoute> {
  return matchRoute(ROUTES, method, path.split('/').map(decodeSegment), { caseless: true });
}
