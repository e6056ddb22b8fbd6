/** Counts what was seen against what was expected: the few words of a test runner that a walk in a browser needs. */
export class Tally {
  #passed = 0;
  #failed = 0;

  get failed(): number {
    return this.#failed;
  }

  /** One stretch of the walk. What it throws (a wait in vain, most often) is one failure and ends only this stretch. */
  async part(name: string, walk: () => Promise<void>): Promise<void> {
    process.stdout.write(`${name}\n`);
    try {
      await walk();
    } catch (error) {
      this.check(`the walk goes on: ${error instanceof Error ? error.message : String(error)}`, false);
    }
  }

  check(what: string, seen: boolean): void {
    if (seen) this.#passed += 1;
    else this.#failed += 1;
    process.stdout.write(`  ${seen ? 'ok    ' : 'FAILED'} ${what}\n`);
  }

  /** The last line: `N passed, N failed`. */
  finish(): void {
    process.stdout.write(`${this.#passed} passed, ${this.#failed} failed\n`);
    process.exitCode = this.#failed === 0 && this.#passed > 0 ? 0 : 1;
  }
}
