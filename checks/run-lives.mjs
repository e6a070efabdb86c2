// npm run lives: every convergence harness over 1,000 seeds each. `npm run check` runs fewer of the same; the members' two
// make 2,000 seeded lives of three to eight hubs, and 10,000 signals are delivered to two machines; the
// scheduler is held against a computation from scratch over 10,000 scripts of edits. Takes twenty minutes on a free machine.
import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const project = dirname(dirname(fileURLToPath(import.meta.url)))
const vitest = join(project, 'node_modules', 'vitest', 'vitest.mjs')

spawn(process.execPath, [vitest, 'run', 'converge', 'shared/schedule/scheduler'], {
  cwd: project,
  stdio: 'inherit',
  env: { ...process.env, CONVERGENCE_RUNS: '1000', DELIVERIES: '10000', SCRIPTS: '10000' }
}).on('close', (code) => process.exit(code ?? 1))
