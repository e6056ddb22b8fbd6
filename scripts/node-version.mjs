// Old syntax on purpose (no `?.`, no `node:`): an old Node must be able to read this file to say what is wrong.

/** The oldest Node that can install the project; the project itself then runs on the Node 24 in node_modules/node. */
var oldestNode = 20;

/**
 * Whether this Node may go on. Where it may not, says so on standard error.
 *
 * @param {string} version as in `process.versions.node`
 * @returns {boolean}
 */
export function nodeIsNewEnough(version) {
  if (Number(version.split('.')[0]) >= oldestNode) return true;
  console.error(
    'Preflight needs Node ' +
      oldestNode +
      ' or newer to install itself, and this is Node ' +
      version +
      '.\n' +
      'Install a newer one (https://nodejs.org, or your package manager) and run the same command again.\n' +
      'The project brings its own Node 24 for everything after that.',
  );
  return false;
}
