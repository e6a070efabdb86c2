import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { systemClock } from '../clock.ts'
import { openOrThrow, storeOptions } from './file-store.testing.ts'
import { readAll } from './frame-store-suite.testing.ts'
import { nodeFileSystem } from './node-file-system.ts'
import { runningProcesses } from './running-processes.ts'
import { seededDice } from './simulated-disk.testing.ts'
import type { Dice } from './simulated-disk.testing.ts'

const kills = 200
/** Boards that are killed side by side; each is killed, mended and killed again, and begun anew before it grows long. */
const lanes = 4
const killsPerBoard = 10

let place = ''
let child = ''

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'slipstream-kill-'))
  // Node 20 runs no TypeScript: the child is built once.
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: fileURLToPath(new URL('kill-child.testing.ts', import.meta.url)),
      outDir: join(place, 'built'),
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'child.mjs', format: 'es' } }
    }
  })
  child = join(place, 'built', 'child.mjs')
})

afterAll(() => rm(place, { recursive: true, force: true }))

describe('openFileStore in a process that is killed', () => {
  it(`[ST5, ST10] loses nothing acknowledged in ${kills} kills with SIGKILL`, async () => {
    const outcomes = await Promise.all(
      Array.from({ length: lanes }, (_, lane) => killOften(lane, kills / lanes, seededDice(lane + 1)))
    )
    const total = outcomes.flat()
    expect(total).toHaveLength(kills)
    expect(total.filter((acknowledged) => acknowledged > 0).length).toBeGreaterThan(kills / 2)
  }, 180_000)
})

/** How many frames each killed process had been told to be durable. */
async function killOften(lane: number, times: number, dice: Dice): Promise<readonly number[]> {
  const outcomes: number[] = []
  let durable = 0
  for (let run = 0; run < times; run += 1) {
    const board = join(place, `lane-${lane}-${Math.floor(run / killsPerBoard)}`)
    if (run % killsPerBoard === 0) durable = 0
    // Some right after the start, so before or within the opening; most after so many answers, so while it writes on.
    const answers = dice() < 0.15 ? 0 : 1 + Math.floor(dice() * 40)
    const told = await runAndKill(board, run + lane * 1000, answers, dice() * (answers === 0 ? 120 : 4))
    const options = {
      ...storeOptions(nodeFileSystem),
      folder: board,
      timers: systemClock(),
      processes: runningProcesses
    }
    const store = await openOrThrow(options)
    const seqs = (await readAll(store)).map(({ header }) => header.seq)
    const label = `lane ${lane}, run ${run}`
    expect(seqs, label).toEqual(Array.from({ length: seqs.length }, (_, index) => index + 1))
    expect(seqs.length, label).toBeGreaterThanOrEqual(Math.max(durable, told))
    expect(store.recovery, label).toMatchObject({ quarantined: [], ownFeedBroken: false })
    const checkpoint = await store.readCheckpoint()
    expect(checkpoint?.frames ?? 0, label).toBeLessThanOrEqual(seqs.length)
    await store.close()
    durable = seqs.length
    outcomes.push(told)
  }
  return outcomes
}

/** Starts the child, kills it `delay` milliseconds after so many answers, and returns the last seq that it told. */
async function runAndKill(board: string, seed: number, answers: number, delay: number): Promise<number> {
  const running = spawn(process.execPath, [child, board, String(seed)], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  let complaint = ''
  let timer: NodeJS.Timeout | null = null
  const killLater = (): void => {
    timer ??= setTimeout(() => running.kill('SIGKILL'), delay)
  }
  if (answers === 0) killLater()
  running.stderr.on('data', (bytes: Buffer) => {
    complaint += bytes.toString()
  })
  running.stdout.on('data', (bytes: Buffer) => {
    said += bytes.toString()
    // The first line says that it opened.
    if (said.split('\n').length - 2 >= answers) killLater()
  })
  const signal = await new Promise<NodeJS.Signals | null>((resolve) => {
    running.on('close', (_, by) => resolve(by))
  })
  if (timer) clearTimeout(timer)
  expect(signal, complaint).toBe('SIGKILL')
  expect(said).not.toContain('broken')
  // A line counts once its end was written.
  const lines = said
    .split('\n')
    .slice(0, -1)
    .filter((line) => !line.startsWith('opened'))
  return Math.max(0, ...lines.map(Number))
}
