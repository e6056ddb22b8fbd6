// `npm start`: installs what is missing, then runs `preflight dev` (sandbox, bot, Playground) on the project's own Node.
import { nodeIsNewEnough } from './node-version.mjs';

if (nodeIsNewEnough(process.versions.node)) {
  import('./bootstrap.mjs').then(({ main, start }) => main(() => start(process.argv.slice(2))));
} else {
  process.exitCode = 1;
}
