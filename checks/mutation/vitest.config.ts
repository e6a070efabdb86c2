import { readFileSync } from 'node:fs'

import { defineConfig } from 'vitest/config'
import { BaseSequencer } from 'vitest/node'

/** Examples before laws: they are quick, and the first test that fails ends a mutant. */
class ExamplesFirst extends BaseSequencer {
  override async sort(files: Parameters<BaseSequencer['sort']>[0]): ReturnType<BaseSequencer['sort']> {
    const named = files.map((file) => ({ file, name: file.moduleId, laws: statesLaws(file.moduleId) }))
    named.sort((a, b) => Number(a.laws) - Number(b.laws) || (a.name < b.name ? -1 : 1))
    return Promise.resolve(named.map(({ file }) => file))
  }
}

/** The tests of the engine's room, as Stryker runs them: it must be cheap to ask about one of thousands of mutants. */
export default defineConfig({
  test: {
    include: ['shared/schedule/*.test.ts'],
    // Graphs of 20,000 cover every line and take as long as all other tests together.
    exclude: ['shared/schedule/deep-graphs.test.ts'],
    setupFiles: ['checks/mutation/few-runs.ts'],
    environment: 'node',
    // Nothing in this room keeps anything between tests, so that a process may serve all files.
    isolate: false,
    testTimeout: 240_000,
    passWithNoTests: false,
    retry: 0,
    sequence: { sequencer: ExamplesFirst }
  }
})

function statesLaws(path: string): boolean {
  return readFileSync(path, 'utf8').includes("from 'fast-check'")
}
