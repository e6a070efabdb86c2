import { useEffect, useMemo, useState } from 'react'

import type { TaskId } from '../../shared/model/ids.ts'
import type { WorkGraph } from '../../shared/model/work-graph.ts'
import type { Proposal, SignalProposal, Way } from '../../shared/proposals/proposal.ts'
import { tasksMeant } from '../../shared/signals/tasks-named.ts'

import { useBoard, useGraph } from './board-context.ts'
import { useStore } from './use-store.ts'

/** [PR2] The ways of a proposal, with those that only this device knows: its person's open slot, oneself as the owner of an orphan, the tasks that a key may mean. */
export function useProposalWays(proposal: Proposal): readonly Way[] {
  const session = useBoard()
  const me = useStore(session.me)
  const graph = useGraph()
  const { kind, task, ways } = proposal
  const [slot, setSlot] = useState<{ readonly id: string; readonly way: Way | null } | null>(null)
  useEffect(() => {
    if (kind !== 'startNow' || task === null) return undefined
    let latest = 0
    const ask = (): void => {
      latest += 1
      const asked = latest
      session.openSlot(task).then(
        ({ slot: open }) => {
          if (asked === latest) setSlot({ id: task, way: open === null ? null : { kind: 'takeSlot', from: open.from } })
        },
        // The background process says elsewhere what is wrong with it; a slot is only an offer.
        () => undefined
      )
    }
    ask()
    const stop = session.calendars.subscribe(ask)
    return () => {
      latest = -1
      stop()
    }
  }, [session, kind, task])
  const slotWay = kind === 'startNow' && slot?.id === task ? slot.way : null
  const meant = useMemo(
    () => (proposal.kind === 'waitingSignal' ? meantBy(graph, proposal) : noTasks),
    [graph, proposal]
  )
  return useMemo(() => {
    if (meant.length > 0) return [...meant.map((each): Way => ({ kind: 'aboutTask', task: each })), ...ways]
    if (slotWay !== null) return [...ways, slotWay]
    const isTaken = me === null || ways.some((way) => way.kind === 'giveTo' && way.person === me)
    return kind === 'reassignOrphan' && !isTaken ? [...ways, { kind: 'giveTo', person: me }] : ways
  }, [kind, ways, slotWay, me, meant])
}

/** Tasks that a key may mean and that are offered; whoever means another finds it by typing. */
const mostMeant = 3
const noTasks: readonly TaskId[] = []

/** [KEY4] The tasks that a signal's key may mean now, where it meant no one task when it came. */
function meantBy(graph: WorkGraph, { task, signal: id }: SignalProposal): readonly TaskId[] {
  const signal = task === null ? graph.signals.get(id) : undefined
  return signal === undefined ? noTasks : tasksMeant(graph, signal.subject, signal.fact).slice(0, mostMeant)
}
