import { useEffect, useMemo, useState } from 'react'

import type { Proposal, Way } from '../../shared/proposals/proposal.ts'

import { useBoard } from './board-context.ts'
import { useStore } from './use-store.ts'

/** [PR2] The ways of a proposal, with those that only this device knows: its person's open slot, and oneself as the owner of an orphan. */
export function useProposalWays(proposal: Proposal): readonly Way[] {
  const session = useBoard()
  const me = useStore(session.me)
  const { kind, task, ways } = proposal
  const [slot, setSlot] = useState<{ readonly id: string; readonly way: Way | null } | null>(null)
  useEffect(() => {
    if (kind !== 'startNow') return undefined
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
  return useMemo(() => {
    if (slotWay !== null) return [...ways, slotWay]
    const isTaken = me === null || ways.some((way) => way.kind === 'giveTo' && way.person === me)
    return kind === 'reassignOrphan' && !isTaken ? [...ways, { kind: 'giveTo', person: me }] : ways
  }, [kind, ways, slotWay, me])
}
