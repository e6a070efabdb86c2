import { fileURLToPath } from 'node:url'

/**
 * npm run mutation: changes the engine in thousands of small ways, and asks which changes no test of its room sees.
 * A part of it: `npm run mutation -- --mutate shared/schedule/plan.ts`. Who survived is told in test-results/mutation.
 */
export default {
  mutate: ['shared/schedule/*.ts', '!shared/schedule/*.test.ts', '!shared/schedule/*.test-support.ts'],
  // Most texts here are tags, and a tag that is spelled differently does not compile.
  mutator: { excludedMutations: ['StringLiteral'] },
  testRunner: 'one-process',
  plugins: [fileURLToPath(new URL('one-process-runner.mjs', import.meta.url))],
  coverageAnalysis: 'perTest',
  // A mutant of what runs as a file is loaded would need all tests once more; these are a handful of constants.
  ignoreStatic: true,
  concurrency: 2,
  // What is not needed to run these tests is not copied.
  ignorePatterns: ['/*', '!/shared', '!/checks', '!/tsconfig.base.json'],
  // Not below node_modules: what lies there is nobody's own code to Vitest.
  tempDirName: 'test-results/mutation/copies',
  incremental: true,
  incrementalFile: 'node_modules/.cache/stryker/schedule.json',
  reporters: ['clear-text', 'progress-append-only', 'html', 'json'],
  clearTextReporter: { logTests: false, allowColor: false },
  htmlReporter: { fileName: 'test-results/mutation/report.html' },
  jsonReporter: { fileName: 'test-results/mutation/report.json' },
  timeoutMS: 10_000,
  timeoutFactor: 2
}
