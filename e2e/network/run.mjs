// npm run network [-- arguments of Vitest]: hubs in processes of their own, on a network of namespaces (Linux, as root).
//   --long   100 partitions instead of 10 (npm run test:long)
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { PROJECT_FOLDER } from '../runtime/project-folder.mjs'
import { run } from '../runtime/run.mjs'
import { ensurePrograms, rootPrefix } from '../runtime/system.mjs'

const LONG = '--long'
const args = process.argv.slice(2)

/** @returns {Promise<number>} the exit code */
async function runNetworkTests() {
  if (process.platform !== 'linux')
    throw new Error('Network namespaces are Linux’s: run this there, or in a container.')
  const asRoot = await rootPrefix()
  if (asRoot === undefined) throw new Error('Network namespaces take root, or sudo without a password.')
  await ensurePrograms({ ip: 'iproute2', tc: 'iproute2', nft: 'nftables' })
  const env = {
    ...process.env,
    AS_ROOT: JSON.stringify(asRoot),
    PARTITION_RUNS: args.includes(LONG) ? '100' : '10'
  }
  const vitest = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url))
  const config = join('e2e', 'network', 'vitest.config.ts')
  const rest = args.filter((argument) => argument !== LONG)
  const { code } = await run(process.execPath, [vitest, 'run', '--config', config, ...rest], {
    cwd: PROJECT_FOLDER,
    env
  })
  return code
}

runNetworkTests().then(
  (code) => process.exit(code),
  (error) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  }
)
