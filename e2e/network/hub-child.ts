import { runHubChild } from './run-hub-child.ts'

await runHubChild(process.argv[2] ?? '{}')
