// R5, R6, Y8, Y9 in the real app: a person changes an estimate in the panel, and what follows is timed in the page.
import { mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'

import { _electron } from '@playwright/test'
import type { ElectronApplication, Page } from '@playwright/test'

import { benchSetting, reportFigures } from './bench-setting.ts'
import { benchTime } from './board-intents.ts'
import type { Figure } from './figure.ts'
import { installPageProbe } from './page-probe.ts'
import type { EditTimes, PageProbe } from './page-probe.ts'
import { prepareBoard } from './prepare-board.ts'
import { quantile } from './quantile.ts'

const warmUp = 10
const frame = 1000 / 60
/** About what a frame of the log holds for such an edit. */
const recordBytes = 400

type Measured = {
  readonly tasks: number
  readonly edits: readonly EditTimes[]
  readonly frames: readonly number[]
  readonly trips: readonly number[]
  readonly syncs: readonly number[]
}

const setting = benchSetting()
const small = await measure(1_000, 200)
const large = await measure(10_000, 60)
const figures = [...figuresOf(small), ...figuresOf(large)]
const medianOf = ({ edits }: Measured): number =>
  quantile(
    edits.map(({ forecast }) => forecast),
    0.5
  )
reportFigures(setting, [
  ...figures,
  {
    id: 'R6',
    what: 'an edit’s forecast on screen at 10,000 tasks beside 1,000',
    unit: 'ms',
    figure: medianOf(large),
    floor: { what: 'the same at 1,000 tasks', value: medianOf(small) },
    goal: { of: 'ratio', bound: 'atMost', limit: 1.5 },
    runs: large.edits.length,
    why: 'more cards are in sight at once, and more of the board hangs on one task'
  }
])

function figuresOf({ tasks, edits, frames, trips, syncs }: Measured): readonly Figure[] {
  const size = `${tasks.toLocaleString('en')} tasks`
  const moved = quantile(
    edits.map((edit) => edit.moved),
    0.5
  )
  /** A quantile over the edits. */
  const of = (read: (edit: EditTimes) => number, share: number): number => quantile(edits.map(read), share)
  const bareFrame = (share: number) => ({ what: 'one line of text changed → shown', value: quantile(frames, share) })
  const bareTrip = (share: number) => ({
    what: 'a round trip to the hub that does nothing',
    value: quantile(trips, share)
  })
  const bareSync = (share: number) => ({
    what: `${recordBytes} bytes written and fdatasync’ed`,
    value: quantile(syncs, share)
  })
  const toDelta = ({ delta, commit }: EditTimes): number => delta - commit
  const toAnswer = ({ acknowledged, commit }: EditTimes): number => acknowledged - commit
  const toFree = ({ free, commit }: EditTimes): number => free - commit
  const busy = of(toFree, 0.5).toFixed(0)
  const figure = (
    id: string,
    what: string,
    value: number,
    floor: Figure['floor'],
    limit: number | null,
    cause: string = `the page draws its own edit first and hears nothing for ${busy} ms (${moved} forecasts moved)`
  ): Figure => ({
    id,
    what: `${what}, ${size}`,
    unit: 'ms',
    figure: value,
    floor,
    goal: limit === null ? null : { of: 'figure', bound: 'atMost', limit },
    runs: edits.length,
    why: cause
  })
  const disk = `the disk’s sync, and the ${busy} ms for which the page draws its edit and hears nothing`
  return [
    figure(
      'R5',
      'Enter on an estimate → its new finish date painted, p50',
      of((edit) => edit.forecast, 0.5),
      bareFrame(0.5),
      2 * frame
    ),
    figure(
      'R5',
      'the same, p95',
      of((edit) => edit.forecast, 0.95),
      bareFrame(0.95),
      3 * frame
    ),
    figure('Y9', 'commit sent → schedule delta in the window, p50', of(toDelta, 0.5), bareTrip(0.5), 3),
    figure('Y9', 'the same, p95', of(toDelta, 0.95), bareTrip(0.95), 10),
    figure('Y9', 'of that: the page draws its own edit and hears nothing, p50', of(toFree, 0.5), bareFrame(0.5), null),
    figure('Y8', 'commit sent → acknowledged in the window, p50', of(toAnswer, 0.5), bareSync(0.5), 10, disk),
    figure('Y8', 'the same, p99', of(toAnswer, 0.99), bareSync(0.99), 50, disk),
    figure(
      'Y8',
      'Enter → “Saved” painted, p50',
      of((edit) => edit.saved, 0.5),
      bareSync(0.5),
      null
    ),
    figure(
      'Y8',
      'the same, p99',
      of((edit) => edit.saved, 0.99),
      bareSync(0.99),
      null
    )
  ]
}

/** One start of the app on a board of this size, one task of the first layer, and its estimate changed again and again. */
async function measure(tasks: number, count: number): Promise<Measured> {
  const folder = join(setting.folder, String(tasks))
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await prepareBoard(folder, tasks)
  const app = await launch(folder)
  const disk = await open(join(folder, 'bare-sync'), 'a')
  try {
    const page = await openTask(app)
    const estimate = page.getByRole('textbox', { name: 'Estimate', exact: true })
    const probe = await page.evaluateHandle(() => (window as unknown as { benchProbe: PageProbe }).benchProbe)
    const edits: EditTimes[] = []
    const frames: number[] = []
    const trips: number[] = []
    const syncs: number[] = []
    for (let edit = -warmUp; edit < count; edit += 1) {
      await estimate.fill(edit % 2 === 0 ? '6d' : '4d')
      await probe.evaluate((it) => it.arm())
      await estimate.press('Enter')
      const times = await probe.evaluate((it) => it.times())
      const bareFrame = await probe.evaluate((it) => it.bareFrame())
      const bareTrip = await probe.evaluate((it) => it.bareRoundTrip())
      const start = performance.now()
      await disk.write(new Uint8Array(recordBytes))
      await disk.datasync()
      const bareSync = performance.now() - start
      if (edit < 0) continue
      edits.push(times)
      frames.push(bareFrame)
      trips.push(bareTrip)
      syncs.push(bareSync)
    }
    return { tasks, edits, frames, trips, syncs }
  } finally {
    await disk.close()
    await app.close()
  }
}

function launch(folder: string): Promise<ElectronApplication> {
  const env = Object.entries({ ...process.env, TZ: 'Europe/Berlin' })
  return _electron.launch({
    // No executable: Playwright takes ELECTRON_OVERRIDE_DIST_PATH, and is there before the first page.
    args: [
      ...setting.args,
      '--password-store=basic',
      setting.app,
      `--data-folder=${folder}`,
      `--fixed-now=${new Date(benchTime).toISOString()}`
    ],
    env: Object.fromEntries(env.flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])))
  })
}

/** The board with the probe in its page, and the first clear task's panel open. */
async function openTask(app: ElectronApplication): Promise<Page> {
  const page = await app.firstWindow()
  await page.locator('[data-card]').first().waitFor({ timeout: 60_000 })
  await page.addInitScript(installPageProbe)
  await page.reload()
  await page.locator('[data-column="clear"] [data-card]').first().click({ timeout: 60_000 })
  await page.getByText('Finishes', { exact: true }).waitFor()
  return page
}
