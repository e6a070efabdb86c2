import { createContext, useCallback, useContext, useEffect, useState } from 'react'
import type { ReactNode } from 'react'

import type { DebtMark } from '../../shared/debt/debt-marks.ts'
import { dependencyHeat } from '../../shared/debt/heat.ts'
import type { DependencyId, TaskId } from '../../shared/model/ids.ts'

import { useBoard } from './board-context.ts'
import { createStore } from './store.ts'
import type { Store } from './store.ts'
import { useReading } from './use-reading.ts'
import { useSlice, useStore } from './use-store.ts'

type Heat = ReadonlyMap<DependencyId, number>
type Marks = { readonly byTask: ReadonlyMap<TaskId, DebtMark>; readonly heat: Heat }

const none: Marks = { byTask: new Map(), heat: new Map() }
const MarksContext = createContext<Store<Marks>>(createStore(none))

/** [LV11] Keeps the marks of the open board for the views below it: asked for once the page is idle, and the last ones stand until the next. */
export function DebtOnCards({ children }: { readonly children: ReactNode }) {
  const session = useBoard()
  const [marks] = useState(() => createStore(none))
  const ask = useCallback(async () => {
    await new Promise<void>((resolve) => void requestIdleCallback(() => resolve()))
    return session.debtMarks()
  }, [session])
  const reading = useReading(ask)
  useEffect(() => {
    if (reading.kind !== 'read') return
    const heat = dependencyHeat(session.graph.get(), reading.value)
    marks.set({ byTask: byTask(reading.value, marks.get().byTask), heat })
  }, [session, marks, reading])
  return <MarksContext value={marks}>{children}</MarksContext>
}

/** [LV11] What stands still on one task, by the line that is the best payment, with the hours of all its lines; null where nothing does. */
export function useTaskDebt(task: TaskId): DebtMark | null {
  return useSlice(useContext(MarksContext), (marks) => marks.byTask.get(task) ?? null)
}

/** [LV11] The tasks on which something stands still. */
export function useIndebted(): ReadonlyMap<TaskId, DebtMark> {
  return useStore(useContext(MarksContext)).byTask
}

/** [LV12] Hours stuck at each dependency, where there are any. */
export function useHeat(): Heat {
  return useStore(useContext(MarksContext)).heat
}

/** [LV12] Hours stuck at one dependency. */
export function useDependencyHeat(dependency: DependencyId): number {
  return useSlice(useContext(MarksContext), ({ heat }) => heat.get(dependency) ?? 0)
}

/** What stayed the same stays the same object, and its card is not drawn again. */
function byTask(all: readonly DebtMark[], before: Marks['byTask']): Marks['byTask'] {
  const found = new Map<TaskId, DebtMark>()
  for (const mark of all) {
    if (mark.task === null) continue
    const first = found.get(mark.task)
    found.set(mark.task, first === undefined ? mark : { ...first, hours: first.hours + mark.hours })
  }
  for (const [task, mark] of found) {
    const old = before.get(task)
    if (old !== undefined && old.code === mark.code && old.since === mark.since && old.hours === mark.hours)
      found.set(task, old)
  }
  return found
}
