/** A device's clock may be a little ahead of ours. */
const CLOCK_MARGIN_MS = 24 * 3_600_000;

/** True where a hash says that it was captured after its import: the device's clock was wrong. */
export function isFutureCapture(times: { readonly capturedAt: Date | null; readonly importedAt: Date }): boolean {
  const { capturedAt, importedAt } = times;
  return capturedAt !== null && capturedAt.getTime() > importedAt.getTime() + CLOCK_MARGIN_MS;
}
