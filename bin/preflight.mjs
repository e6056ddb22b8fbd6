#!/usr/bin/env node
// The command `preflight`. On Node 24 it is the program itself; on an older Node it finds the project's own first.
import { nodeIsNewEnough } from '../scripts/node-version.mjs';

if (nodeIsNewEnough(process.versions.node)) {
  import('../scripts/bootstrap.mjs').then(({ command, main }) => main(() => command(process.argv.slice(2)), 2));
} else {
  process.exitCode = 2;
}
