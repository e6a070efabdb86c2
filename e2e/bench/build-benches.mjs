import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

import { build } from 'vite'

import { PROJECT_FOLDER } from '../runtime/project-folder.mjs'

const FOLDER = join(PROJECT_FOLDER, 'e2e', 'bench')
const BENCH = /\.(bench|worker)\.ts$/

/** Native: found in node_modules at run time, as in the app. */
const NATIVE = ['sodium-native']

/**
 * Bundles every bench and worker for Node, as the app's own code is bundled, into a folder of the cache.
 * @returns {Promise<string>} the folder, with one `.mjs` for each
 */
export async function buildBenches() {
  const files = (await readdir(FOLDER)).filter((name) => BENCH.test(name))
  const outDir = join(PROJECT_FOLDER, 'node_modules', '.cache', 'slipstream-bench')
  await build({
    configFile: false,
    root: PROJECT_FOLDER,
    logLevel: 'warn',
    ssr: { external: NATIVE },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        input: Object.fromEntries(files.map((name) => [name.replace(/\.ts$/, ''), join(FOLDER, name)])),
        output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' }
      }
    }
  })
  return outDir
}
