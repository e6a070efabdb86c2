import { resolve } from 'node:path'
import { defineConfig } from 'vite'

/** The command line, into out/cli: one file for plain Node, from the oldest that package.json allows. */
export default defineConfig({
  logLevel: 'error',
  build: {
    ssr: resolve('main/cli/index.ts'),
    outDir: 'out/cli',
    target: 'node20',
    sourcemap: true,
    rolldownOptions: { output: { format: 'es', entryFileNames: 'slipstream.mjs' } }
  },
  ssr: { noExternal: true }
})
