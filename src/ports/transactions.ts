/**
 * Runs `work` in one database transaction; every store call awaited inside takes part in it. Nested calls join the
 * outer transaction. A throw rolls everything back. Never await a network call inside.
 */
export interface Transactions {
  run<T>(work: () => Promise<T>): Promise<T>;
}
