const DAY_MS = 24 * 3_600_000;

/** For how many days a hash was kept before its age removed it; at least one. */
export function daysKept(times: { readonly hashKeptAt: Date | null; readonly hashRemovedAt: Date | null }): number {
  const { hashKeptAt, hashRemovedAt } = times;
  if (hashKeptAt === null || hashRemovedAt === null) return 1;
  return Math.max(1, Math.floor((hashRemovedAt.getTime() - hashKeptAt.getTime()) / DAY_MS));
}
