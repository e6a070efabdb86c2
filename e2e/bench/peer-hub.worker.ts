// The teammate's hub of the peers bench: a process of its own.
import { runHubChild } from '../network/run-hub-child.ts'

await runHubChild(process.argv[2] ?? '{}')
