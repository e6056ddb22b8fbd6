import { matchRoute, type PathMatch } from '../http/match-route.ts';
import { approvalRequestRoutes } from './approval-requests.ts';
import { autopilotSettingsRoutes } from './autopilot-settings.ts';
import { deploymentProfileRoutes } from './deployment-profiles.ts';
import { deviceRoutes } from './devices.ts';
import { directoryRoutes } from './directory.ts';
import type { GraphVersion, Route } from './graph-call.ts';
import { importRoutes } from './imports.ts';
import { managedDeviceRoutes } from './managed-devices.ts';
import { servicePrincipalRoutes } from './service-principals.ts';

const ROUTES: readonly Route[] = [
  ...approvalRequestRoutes,
  ...importRoutes,
  ...deviceRoutes,
  ...autopilotSettingsRoutes,
  ...deploymentProfileRoutes,
  ...managedDeviceRoutes,
  ...directoryRoutes,
  ...servicePrincipalRoutes,
];

/** Parts of Graph that Preflight may use one day and the sandbox does not act out. */
const NOT_SIMULATED = [
  '/deviceManagement/autopilotEvents',
  '/deviceManagement/importedDeviceIdentities',
  '/devices',
  '/tenantRelationships/delegatedAdminRelationships',
];

export type RouteMatch = PathMatch<Route> | { readonly kind: 'not-simulated' };

/** Finds what answers a path that was read already (`readGraphPath`). */
export function findRoute(version: GraphVersion, method: string, path: string): RouteMatch {
  const routes = ROUTES.filter((route) => route.versions.includes(version));
  const match = matchRoute(routes, method, path.split('/'));
  const isKnown = NOT_SIMULATED.some((known) => path === known || path.startsWith(`${known}/`));
  return match.kind === 'not-found' && isKnown ? { kind: 'not-simulated' } : match;
}
