import { fail, succeed } from '../lib/result.ts'
import type { Result } from '../lib/result.ts'
import { readReference } from '../model/reference.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import type { CloudEvent } from './cloud-event.ts'
import { signalIdOf } from './signal-id-of.ts'
import { tasksNamed } from './tasks-named.ts'

/** [SG6] The board that an event is for; the failure is a sentence. */
export function chooseBoard(graphs: readonly WorkGraph[], event: CloudEvent): Result<WorkGraph, string> {
  const id = signalIdOf(event)
  const told = graphs.find(({ signals }) => signals.has(id))
  if (told !== undefined) return succeed(told)
  const name = event.extensions.get('slipstreamboard')
  const subject = event.subject ?? ''
  if (name !== undefined) {
    const named = graphs.filter((graph) => graph.id === name || graph.board.title === name)
    return only(named, `slipstreamboard: no open board here, or more than one, is “${name}”`)
  }
  const having = graphs.filter((graph) => tasksNamed(graph, subject).length > 0)
  if (having.length > 1) return fail(`subject: ${having.length} boards have “${subject}”; slipstreamboard says which`)
  if (having.length === 1) return only(having, '')
  // What happens at an address that nobody here cares about is no news. [XR2]
  if (readReference(subject) !== undefined) return fail(`subject: no task here refers to “${subject}”`)
  const prefix = subject.slice(0, Math.max(0, subject.lastIndexOf('-'))).toUpperCase()
  const keyed = graphs.filter(({ board }) => board.keyPrefix === prefix)
  return only(
    keyed.length === 1 ? keyed : graphs,
    `subject: no open board here has “${subject}”; slipstreamboard says which it is for`
  )
}

function only(graphs: readonly WorkGraph[], otherwise: string): Result<WorkGraph, string> {
  const [first, ...more] = graphs
  return first === undefined || more.length > 0 ? fail(otherwise) : succeed(first)
}
