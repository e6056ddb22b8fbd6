// `npm test`: installs what is missing, then runs every test on the project's own Node. Arguments go to vitest.
import { nodeIsNewEnough } from './node-version.mjs';

if (nodeIsNewEnough(process.versions.node)) {
  import('./bootstrap.mjs').then(({ main, test }) => main(() => test(process.argv.slice(2))));
} else {
  process.exitCode = 1;
}
