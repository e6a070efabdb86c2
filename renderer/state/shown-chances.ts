import type { Chances, ChancesBasis } from '../../shared/chances/chances.ts'
import type { ChancesState } from '../../shared/chances/chances-state.ts'
import { assertNever } from '../../shared/lib/assert-never.ts'
import type { TaskId } from '../../shared/model/ids.ts'
import { toInstant } from '../../shared/model/instant.ts'
import type { Instant } from '../../shared/model/instant.ts'
import type { TaskPromise } from '../../shared/model/task.ts'

/** How likely one task's finish is: what 50, 80 and 95 of 100 runs keep, and the share that keeps the promise made for `date`. */
export type TaskChances = {
  readonly p50: Instant
  readonly p80: Instant
  readonly p95: Instant
  readonly promise: { readonly date: Instant; readonly chance: number } | null
}

/** What the page shows of a board's chances. While they are worked out anew, those known last stay. */
export type ShownChances = {
  readonly status:
    | { readonly kind: 'calculating' }
    | { readonly kind: 'known' }
    | { readonly kind: 'failed'; readonly reason: string }
  /** Null until some are known. */
  readonly source: { readonly basis: ChancesBasis; readonly runs: number } | null
  readonly of: ReadonlyMap<TaskId, TaskChances>
}

export const nothingKnown: ShownChances = { status: { kind: 'calculating' }, source: null, of: new Map() }

/** The chances after a message; those of a task that stayed the same are the same objects. */
export function showChances(before: ShownChances, state: ChancesState): ShownChances {
  switch (state.kind) {
    case 'calculating':
      return { ...before, status: { kind: 'calculating' } }
    case 'failed':
      return { status: state, source: null, of: new Map() }
    case 'known': {
      const { basis, runs } = state.chances
      return { status: { kind: 'known' }, source: { basis, runs }, of: chancesByTask(before.of, state.chances) }
    }
    default:
      return assertNever(state)
  }
}

/** The chance that a promise holds, 0 to 1; null while that of this very date is not known. */
export function chanceToHold(chances: TaskChances | null, promise: Pick<TaskPromise, 'date'> | null): number | null {
  const known = chances?.promise ?? null
  return known === null || promise === null || known.date !== promise.date ? null : known.chance
}

function chancesByTask(
  before: ReadonlyMap<TaskId, TaskChances>,
  { tasks, p50, p80, p95, promises }: Chances
): ReadonlyMap<TaskId, TaskChances> {
  const promised = new Map(promises.map(({ task, date, chance }) => [task, { date, chance }] as const))
  return new Map(
    tasks.map((task, at) => {
      const next: TaskChances = {
        p50: toInstant(p50[at] ?? 0),
        p80: toInstant(p80[at] ?? 0),
        p95: toInstant(p95[at] ?? 0),
        promise: promised.get(task) ?? null
      }
      const known = before.get(task)
      return [task, known !== undefined && isSame(known, next) ? known : next] as const
    })
  )
}

function isSame(a: TaskChances, b: TaskChances): boolean {
  return (
    a.p50 === b.p50 &&
    a.p80 === b.p80 &&
    a.p95 === b.p95 &&
    a.promise?.date === b.promise?.date &&
    a.promise?.chance === b.promise?.chance
  )
}
