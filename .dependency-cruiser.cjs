/** What reads a schedule: into words, working hours onto a screen, against what was agreed. The page runs these of the engine's room, and never the engine. */
const wording = [
  'compile-calendar',
  'explain-date',
  'explain-chain',
  'describe-slip',
  'describe-record',
  'gap-of',
  'agreed-dates',
  'baseline-variance',
  'describe-baseline'
].map((name) => `shared/schedule/${name}.ts`)

/** What a yes or a no to a proposal comes to on the graph that the page writes to. What is proposed the hub derives, and the page never. */
const deciding = ['decide-proposal', 'gate-of', 'deadlock-links', 'missing-words'].map(
  (name) => `shared/proposals/${name}.ts`
)

/**
 * Which room may import what (docs/ARCHITECTURE.md, "Rooms"). The table is the law; the rules below it are made from it.
 *
 * `imports` are other rooms, `types` rooms that may only be named in `import type`, `packages` what comes from npm, `node` whether Node's own modules may be used.
 * A room may always import itself. A path belongs to the longest room that begins it; tests and what only tests use (`*.test-support.ts`, `*.testing.ts`, `*.suite.ts`) are at the end. `imports` may also name a single file.
 *
 * @typedef {{ readonly imports?: readonly string[], readonly types?: readonly string[], readonly packages?: readonly string[], readonly node?: boolean }} Room
 * @type {Readonly<Record<string, Room>>}
 */
const rooms = {
  'shared/lib': { packages: ['lib0'] },
  'shared/model': { imports: ['shared/lib'], packages: ['zod', 'temporal-polyfill'] },
  'shared/schedule': { imports: ['shared/lib', 'shared/model'], packages: ['temporal-polyfill'] },
  // Plays the schedule many times: it knows the engine from inside, and the engine does not know it.
  'shared/chances': { imports: ['shared/lib', 'shared/model', 'shared/schedule'] },
  'shared/alerts': { imports: ['shared/lib', 'shared/model', 'shared/schedule'] },
  'shared/slots': { imports: ['shared/lib', 'shared/model', 'shared/schedule'] },
  // Read from dated facts alone: of the engine's room it needs the calendars, and never a schedule.
  'shared/flow': {
    imports: ['shared/lib', 'shared/model', 'shared/schedule/compile-calendar.ts', 'shared/schedule/horizon.ts']
  },
  // What is one size of work is said in one place.
  'shared/debt': {
    imports: [
      'shared/lib',
      'shared/model',
      'shared/schedule',
      'shared/flow/size-band.ts',
      'shared/flow/nearest-rank.ts'
    ]
  },
  // Reads ledgers and flows that others computed, and runs neither.
  'shared/review': {
    imports: ['shared/lib', 'shared/model', 'shared/schedule/compile-calendar.ts', 'shared/flow/leaf-work.ts'],
    types: ['shared/debt', 'shared/flow', 'shared/schedule']
  },
  'shared/intents': { imports: ['shared/lib', 'shared/model'], packages: ['zod', 'temporal-polyfill'] },
  'shared/proposals': {
    imports: [
      'shared/lib',
      'shared/model',
      'shared/schedule',
      'shared/alerts',
      'shared/debt',
      'shared/intents',
      // What a surface asks for is proposed like anything else.
      'shared/signals'
    ]
  },
  // What giving work up would do: its hours are the debt's, its loops the intents'.
  'shared/write-off': { imports: ['shared/lib', 'shared/model', 'shared/intents', 'shared/debt/invested.ts'] },
  'shared/document': { imports: ['shared/lib', 'shared/model', 'shared/intents'], packages: ['yjs', 'lib0', 'zod'] },
  'shared/sync': { imports: ['shared/lib', 'shared/model'], packages: ['yjs', 'lib0', 'y-protocols', 'zod'] },
  'shared/signals': {
    imports: ['shared/lib', 'shared/model', 'shared/intents']
  },
  // What a board says to a program that asks it.
  'shared/reports': {
    imports: ['shared/lib', 'shared/model', 'shared/schedule', 'shared/signals'],
    packages: ['temporal-polyfill']
  },
  // What one person has to look at, over all boards.
  'shared/inbox': {
    imports: ['shared/lib', 'shared/model', 'shared/schedule', 'shared/alerts'],
    types: ['shared/proposals']
  },
  // Of the engine's room only its calendars: how much a pause weighs is working time.
  'shared/formats': {
    imports: ['shared/lib', 'shared/model', 'shared/intents', 'shared/schedule/compile-calendar.ts'],
    packages: ['papaparse', 'fast-xml-parser', 'ical.js', 'rrule-temporal', 'temporal-polyfill', 'zod']
  },
  // What keys and menus can have done: a table, and no deeds.
  'shared/commands': {},
  // A story told in intents, at dates that its calendar makes true on any day.
  'shared/sample': { imports: ['shared/lib', 'shared/model', 'shared/intents', 'shared/schedule'] },
  // The contract names everybody's values and runs nobody's code, but for the parsers that make ids, instants and intents; two lists
  // of names are read where they are kept.
  'shared/ipc': {
    imports: [
      'shared/lib',
      'shared/model',
      'shared/inbox/inbox-kinds.ts',
      'shared/inbox/next-step.ts',
      // An intent comes from a window to be tried.
      'shared/intents/parse-intent.ts'
    ],
    types: ['shared'],
    packages: ['zod']
  },

  // The composition root.
  main: { imports: ['main', 'shared'], packages: ['electron', 'electron-log', 'temporal-polyfill', 'zod'], node: true },
  'main/shell': {
    imports: [
      'main/settings',
      'main/hub/host',
      'shared/commands',
      'shared/lib',
      'shared/model',
      'shared/alerts',
      'shared/inbox',
      'shared/intents',
      'shared/ipc'
    ],
    types: ['shared'],
    packages: ['electron', 'electron-log', 'temporal-polyfill', 'zod'],
    node: true
  },
  'main/preload': { imports: ['shared/lib', 'shared/ipc'], types: ['shared/model'], packages: ['electron', 'zod'] },
  'main/settings': { imports: ['shared/lib', 'shared/model', 'shared/ipc'], packages: ['zod'], node: true },
  // Main's side of the hub: it is given the spawner, and knows no Electron either.
  'main/hub/host': {
    imports: ['shared/lib', 'shared/model', 'shared/ipc'],
    types: ['shared'],
    packages: ['zod'],
    node: true
  },
  // Plain Node: the same code is a utility process, an always-on peer and a test.
  'main/hub': {
    imports: ['shared', 'main/hub/peers', 'main/hub/signals'],
    packages: ['yjs', 'lib0', 'y-protocols', 'sodium-native', 'temporal-polyfill', 'zod'],
    node: true
  },
  // Sockets to teammates are opened here and nowhere else; what is said on them is the matter of shared/sync.
  'main/hub/peers': {
    imports: ['main/hub', 'shared'],
    packages: ['lib0', '@hyperswarm/secret-stream', 'multicast-dns'],
    node: true
  },
  // The one server for other programs of this machine: HTTP on loopback, and the file that says where it is.
  'main/hub/signals': { imports: ['main/hub', 'shared'], node: true },
  'main/cli': {
    imports: ['main/hub', 'main/hub/signals', 'main/hub/peers/parse-address.ts', 'shared'],
    packages: ['temporal-polyfill', 'zod'],
    node: true
  },

  // The page's composition root.
  renderer: {
    imports: ['renderer', 'shared/lib', 'shared/model', 'shared/ipc'],
    packages: ['react', 'react-dom', 'sonner']
  },
  // Shows the parts to whoever draws them; no part of the app.
  'renderer/gallery': {
    imports: ['renderer/ui', 'renderer/styles', 'shared/lib', 'shared/model'],
    packages: ['react', 'react-dom', 'lucide-react']
  },
  'renderer/bridge': {
    imports: [
      'shared/commands',
      'shared/lib',
      'shared/model',
      'shared/ipc',
      // Of which kinds a turn is, to parse it by.
      'shared/reports/turn-kinds.ts'
    ],
    types: ['shared'],
    packages: ['zod']
  },
  'renderer/replica': {
    imports: [
      'renderer/bridge',
      'shared/lib',
      'shared/model',
      'shared/intents',
      'shared/document',
      'shared/sync',
      'shared/ipc'
    ],
    types: ['shared'],
    packages: ['yjs', 'y-indexeddb', 'y-protocols', 'lib0', 'zod']
  },
  'renderer/state': {
    imports: [
      'renderer/bridge',
      'renderer/replica',
      'shared/lib',
      'shared/model',
      'shared/intents',
      'shared/signals',
      'shared/commands',
      'shared/ipc',
      // What a person came to a task for.
      'shared/inbox/next-step.ts',
      // The hours that were put into what was given up.
      'shared/debt/invested.ts',
      // What of the marks that the hub told heats which dependency.
      'shared/debt/heat.ts',
      ...wording
    ],
    types: [
      'shared/schedule',
      'shared/chances',
      'shared/alerts',
      'shared/inbox',
      'shared/debt',
      'shared/proposals',
      'shared/reports',
      'shared/formats'
    ],
    packages: ['react', 'minisearch', 'temporal-polyfill']
  },
  'renderer/views': {
    imports: [
      'renderer/state',
      'renderer/views/notes',
      'renderer/ui',
      'renderer/styles',
      'shared/commands',
      'shared/intents',
      'shared/signals',
      'shared/model',
      'shared/lib',
      // What goes to a spreadsheet and comes from one: the page alone has the clipboard.
      'shared/formats/clipboard-table.ts',
      // Read from the facts that the page holds: no schedule, and no engine.
      'shared/flow/compute-flow.ts',
      // What giving work up would do to the graph that the page holds.
      'shared/write-off',
      // Of ledgers that the hub computed.
      'shared/review/review-week.ts',
      // Where full precision ends.
      'shared/debt/round-hundredths.ts',
      'shared/debt/parts-that-add-up.ts',
      // Between which teams the lines stand that the hub told.
      'shared/debt/seam-debts.ts',
      // What is assumed where a board has set nothing.
      'shared/debt/policy.ts',
      ...wording,
      ...deciding
    ],
    types: [
      'renderer/replica/note-text.ts',
      'shared/schedule',
      'shared/chances',
      'shared/alerts',
      'shared/debt',
      'shared/flow',
      'shared/review',
      'shared/inbox',
      'shared/proposals',
      'shared/reports',
      'shared/ipc'
    ],
    packages: [
      'react',
      'react-dom',
      'react-aria-components',
      'lucide-react',
      'sonner',
      'tinykeys',
      '@tanstack/react-virtual',
      '@visx/scale',
      'temporal-polyfill'
    ]
  },
  // The editor of notes, on the text itself that everybody writes in.
  'renderer/views/notes': {
    types: ['renderer/replica'],
    packages: [
      'react',
      '@codemirror/commands',
      '@codemirror/lang-markdown',
      '@codemirror/language',
      '@codemirror/state',
      '@codemirror/view',
      '@lezer/highlight',
      'y-codemirror.next'
    ]
  },
  'renderer/ui': {
    imports: ['renderer/styles', 'shared/lib', 'shared/model'],
    packages: ['react', 'react-dom', 'react-aria-components', 'lucide-react', 'sonner', 'tinykeys', 'temporal-polyfill']
  },
  'renderer/styles': {},

  e2e: { imports: ['shared', 'main/hub'], packages: ['*'], node: true },
  // Measures what the page does without a window: its snapshot and its columns.
  'e2e/bench': {
    imports: ['shared', 'main/hub', 'renderer/replica', 'renderer/state', 'e2e'],
    packages: ['*'],
    node: true
  },
  checks: { packages: ['*'], node: true }
}

/** Tests may use every room that the thing under test could ever meet, and any package but Electron; never the other side. */
const testReach = {
  shared: ['shared'],
  main: ['main', 'shared'],
  renderer: ['renderer', 'shared']
}

const anyRoom = '^(shared|main|renderer|e2e|checks)/'
const testFile = '\\.(test|testing|test-support|suite)\\.tsx?$'

/** A pattern for these files and whatever is within these folders. @type {(places: readonly string[]) => string} */
const within = (places) => `^(${places.map((place) => place.replaceAll('.', '\\.')).join('|')})(/|$)`

/** A pattern for the files of these packages and of their published types. @type {(packages: readonly string[]) => string} */
const ofPackages = (packages) => `(^|/)node_modules/(@types/)?(${packages.join('|')})/`

/** The rooms inside a room, whose files have rules of their own. @type {(room: string) => readonly string[]} */
const roomsInside = (room) => Object.keys(rooms).filter((other) => other.startsWith(`${room}/`))

/** The rules of one room. @type {(entry: [string, Room]) => import('dependency-cruiser').IForbiddenRuleType[]} */
const rulesOf = ([room, { imports = [], types = [], packages = [], node = false }]) => {
  const from = { path: within([room]), pathNot: [testFile, ...roomsInside(room).map((inner) => within([inner]))] }
  const real = within([room, ...imports])
  /** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
  const rules = [
    {
      name: `${room}: rooms`,
      severity: 'error',
      from,
      to: { path: anyRoom, pathNot: [real, ...types.map((other) => within([other]))] }
    }
  ]
  // A room's inner rooms are not the room itself, unless it says so.
  const hidden = roomsInside(room).filter(
    (inner) => !imports.some((other) => inner === other || inner.startsWith(`${other}/`))
  )
  if (hidden.length > 0)
    rules.push({ name: `${room}: inner rooms`, severity: 'error', from, to: { path: within(hidden) } })
  if (types.length > 0) {
    rules.push({
      name: `${room}: types only`,
      severity: 'error',
      from,
      to: { path: within(types), pathNot: real, dependencyTypesNot: ['type-only'] }
    })
  }
  if (!packages.includes('*')) {
    rules.push({
      name: `${room}: packages`,
      severity: 'error',
      from,
      to: { path: '(^|/)node_modules/', ...(packages.length > 0 ? { pathNot: ofPackages(packages) } : {}) }
    })
  }
  if (!node) rules.push({ name: `${room}: Node`, severity: 'error', from, to: { dependencyTypes: ['core'] } })
  return rules
}

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...Object.entries(rooms).flatMap(rulesOf),
    ...Object.entries(testReach).map(([side, reach]) => ({
      name: `${side}: tests`,
      severity: /** @type {const} */ ('error'),
      from: { path: `${within([side])}.*${testFile}` },
      to: { path: anyRoom, pathNot: within(reach) }
    })),
    {
      name: 'Electron at the rim',
      comment: 'Tests of the rest run in plain Node, where Electron cannot be imported.',
      severity: 'error',
      from: { path: anyRoom, pathNot: ['^main/(index\\.ts$|shell/|preload/)', '^e2e/'] },
      to: { path: ofPackages(['electron']) }
    },
    {
      name: 'a room of no table',
      comment: 'Code lives in a room. A new room gets a line in the table first.',
      severity: 'error',
      from: {
        path: anyRoom,
        // Beside the two composition roots there are only files; every other room may have folders.
        pathNot: [
          testFile,
          ...Object.keys(rooms).map((room) =>
            room === 'main' || room === 'renderer' ? `^${room}/[^/]+$` : within([room])
          )
        ]
      },
      to: {}
    },
    {
      name: 'no test code in the app',
      severity: 'error',
      from: { path: anyRoom, pathNot: [testFile, '^(e2e|checks)/'] },
      to: { path: testFile }
    },
    {
      name: 'no cycles',
      comment: 'Cycles of types count: they bind the files all the same.',
      severity: 'error',
      from: {},
      to: { circular: true }
    },
    {
      name: 'no barrels',
      comment: 'A thing is imported from the file that is named for it.',
      severity: 'error',
      from: { path: anyRoom },
      to: { dependencyTypes: ['export'] }
    },
    {
      name: 'no orphans',
      severity: 'error',
      from: { orphan: true, path: anyRoom, pathNot: [testFile, '\\.d\\.ts$', '^e2e/', '^checks/'] },
      to: {}
    },
    { name: 'resolves', severity: 'error', from: {}, to: { couldNotResolve: true } }
  ],
  options: {
    doNotFollow: { path: '(^|/)node_modules/' },
    exclude: { path: '^(out|dist|test-results)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.d.ts', '.css']
    },
    cache: false
  }
}
