import { fileURLToPath } from 'node:url'

import { defineConfig } from 'vite'

/** The command line, into out/cli: one file for plain Node, from the oldest that package.json allows. */
export default defineConfig({
  logLevel: 'error',
  build: {
    // Wherever it is run from: git hooks run it from their repository.
    ssr: fileURLToPath(new URL('main/cli/index.ts', import.meta.url)),
    outDir: 'out/cli',
    target: 'node20',
    sourcemap: true,
    rolldownOptions: { output: { format: 'es', entryFileNames: 'slipstream.mjs' } }
  },
  ssr: { noExternal: true }
})
