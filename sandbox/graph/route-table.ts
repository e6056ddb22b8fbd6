import { autopilotSettingsRoutes } from './autopilot-settings.ts';
import { deploymentProfileRoutes } from './deployment-profiles.ts';
import { deviceRoutes } from './devices.ts';
import { directoryRoutes } from './directory.ts';
import type { GraphVersion, Route } from './graph-call.ts';
import { importRoutes } from './imports.ts';
import { managedDeviceRoutes } from './managed-devices.ts';
import { servicePrincipalRoutes } from './service-principals.ts';

const ROUTES: readonly Route[] = [
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

export type RouteMatch =
  | { readonly kind: 'found'; readonly route: Route; readonly params: Readonly<Record<string, string>> }
  | { readonly kind: 'wrong-method' }
  | { readonly kind: 'not-simulated' }
  | { readonly kind: 'not-found' };

/** Finds what answers a path; a fixed segment goes before a `{…}` one. */
export function findRoute(version: GraphVersion, method: string, path: string): RouteMatch {
  const segments = path.split('/');
  const onPath = ROUTES.filter((route) => route.versions.includes(version))
    .map((route) => ({ route, params: paramsOf(route.path, segments) }))
    .filter((match) => match.params !== undefined)
    .toSorted((a, b) => placeholders(a.route) - placeholders(b.route));
  const fewest = onPath[0] === undefined ? 0 : placeholders(onPath[0].route);
  const best = onPath.filter((match) => placeholders(match.route) === fewest);
  const found = best.find((match) => match.route.method === method);
  if (found?.params !== undefined) return { kind: 'found', route: found.route, params: found.params };
  if (best.length > 0) return { kind: 'wrong-method' };
  const isKnown = NOT_SIMULATED.some((known) => path === known || path.startsWith(`${known}/`));
  return { kind: isKnown ? 'not-simulated' : 'not-found' };
}

function placeholders(route: Route): number {
  return route.path.split('{').length - 1;
}

function paramsOf(pattern: string, segments: readonly string[]): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  if (wanted.length !== segments.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, name] of wanted.entries()) {
    const segment = segments[index] ?? '';
    if (name.startsWith('{')) {
      if (segment === '') return undefined;
      params[name.slice(1, -1)] = segment;
    } else if (name !== segment) {
      return undefined;
    }
  }
  return params;
}
