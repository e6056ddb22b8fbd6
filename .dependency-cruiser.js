// Who may import whom. The table is the map of docs/architecture.md; a folder missing from it may import nothing.

/** Folder of src -> the other folders of src it may import. src/app.ts and src/index.ts join everything. */
export const mayImport = {
  domain: [],
  ports: ['domain'],
  lists: ['domain'],
  knowledge: ['domain'],
  config: ['domain'],
  audit: ['domain', 'ports'],
  channels: ['domain', 'ports'],
  intent: ['domain', 'ports'],
  security: ['domain', 'ports'],
  storage: ['domain', 'ports', 'audit'],
  plan: ['domain', 'ports', 'intent', 'lists', 'knowledge'],
  approval: ['domain', 'ports', 'plan'],
  jobs: ['domain', 'ports', 'plan', 'approval', 'knowledge'],
  flow: ['domain', 'ports', 'intent', 'lists', 'plan', 'approval', 'jobs', 'knowledge'],
  cards: ['domain', 'flow', 'plan', 'approval', 'jobs'],
  teams: ['domain', 'ports', 'flow', 'cards', 'security'],
  cli: ['domain', 'ports', 'flow', 'config', 'lists', 'intent', 'knowledge', 'cards'],
};

/** Package (a pattern of its name) -> where alone it may be imported. */
const packageHomes = {
  'botbuilder|botbuilder-core|botframework-connector|botframework-schema|@microsoft/teams-ai|restify': '^src/teams/',
  '@microsoft/microsoft-graph-client': '^src/channels/',
  '@azure/msal-node': '^src/security/',
  'pg|kysely|pg-boss|@electric-sql/pglite': '^src/storage/',
  '@microsoft/teams[.]cards': '^src/cards/',
  commander: '^src/cli/',
  adaptivecards: '^test/',
};

/** The composition root and the start, which the command line runs. */
const entry = '^src/(app|index)[.]ts$';

const folders = Object.keys(mayImport).join('|');

const layers = Object.entries(mayImport).map(([folder, others]) => ({
  name: `${folder}-imports-only-its-layers`,
  comment: `src/${folder} may import ${others.length === 0 ? 'no other folder' : others.join(', ')}.`,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: {
    path: '^(src|sandbox|test|scripts|bench)/',
    pathNot: [`^src/(${[folder, ...others].join('|')})/`, ...(folder === 'cli' ? [entry] : [])],
  },
}));

const homes = Object.entries(packageHomes).map(([packages, home]) => ({
  name: `${packages.split('|')[0]}-stays-home`,
  comment: `Only ${home} may import ${packages.replaceAll('[.]', '.')}.`,
  severity: 'error',
  from: { path: '^(src|sandbox|test|scripts|bench)/', pathNot: [home, '^(test|bench)/'] },
  to: { path: `(^|/)node_modules/(${packages})/` },
}));

export default {
  forbidden: [
    ...layers,
    ...homes,
    {
      name: 'channels-do-not-know-each-other',
      comment: 'What two channels share stands in the channels folder itself.',
      severity: 'error',
      from: { path: '^src/channels/([^/]+)/' },
      to: { path: '^src/channels/[^/]+/', pathNot: '^src/channels/$1/' },
    },
    {
      name: 'every-folder-is-in-the-table',
      comment: 'A new folder of src gets its line in the table first.',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: `^src/(${folders})/` },
      to: {},
    },
    {
      name: 'src-stands-alone',
      comment: 'What runs in production imports nothing that only stands beside it.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(sandbox|test|scripts|bench)/' },
    },
    {
      name: 'sandbox-shares-nothing-with-src',
      comment: 'A field misread on both sides would pass every test.',
      severity: 'error',
      from: { path: '^sandbox/' },
      to: { path: '^(src|test|scripts|bench)/' },
    },
    {
      name: 'nothing-imports-the-entry',
      comment: 'Only the start, the command line and the tests build the app.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(index[.]ts$|cli/)' },
      to: { path: entry },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'everything-resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'production-packages-only',
      comment: 'src runs where the devDependencies are not installed.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    // Followed no further, but not excluded: the rules about packages need to see the import.
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
