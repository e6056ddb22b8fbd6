import type { FlowDeps } from '../flow-deps.ts';

/** Forgets lists, and links to them, whose time is over. */
export async function sweepLists(deps: Pick<FlowDeps, 'lists' | 'tickets' | 'clock'>): Promise<void> {
  const now = deps.clock.now();
  await deps.lists.dropExpired(now);
  await deps.tickets.dropExpired(now);
}
