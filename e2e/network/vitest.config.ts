import { defineConfig } from 'vitest/config'

import { PROJECT_FOLDER } from '../runtime/project-folder.mjs'

/** Hubs in network namespaces: started by run.mjs, which sees to what they need. */
export default defineConfig({
  root: PROJECT_FOLDER,
  test: {
    include: ['e2e/network/*.test.ts'],
    environment: 'node',
    pool: 'forks',
    maxWorkers: 1,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    allowOnly: false,
    passWithNoTests: false,
    retry: 0,
    reporters: ['default', 'json'],
    outputFile: { json: 'test-results/network.json' }
  }
})
