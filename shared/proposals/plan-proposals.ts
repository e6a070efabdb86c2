import type { Dependency } from '../model/dependency.ts'
import type { PersonId } from '../model/ids.ts'
import type { Task } from '../model/task.ts'
import type { WorkGraph } from '../model/work-graph.ts'
import type { ScheduleIssue } from '../schedule/schedule.ts'

import { deadlockLinks } from './deadlock-links.ts'
import type { Ground } from './ground.ts'
import { proposalId } from './proposal-id.ts'
import type { Proposal, TaskProposal, Way } from './proposal.ts'

/** Links of a loop that are offered; whoever wants another finds it on its tasks. */
const mostLinks = 12

/** Proposals about what is wrong with the plan: loops that merges made, dates that contradict what comes before them. */
export function planProposals(ground: Ground): readonly Proposal[] {
  const { schedule } = ground
  return [
    ...schedule.deadlocks.map((deadlock) => opening(ground, deadlock)),
    ...schedule.issues.map((issue) => (issue.kind === 'constraintConflict' ? mending(ground, issue) : null))
  ].filter((proposal) => proposal !== null)
}

type Deadlock = Ground['schedule']['deadlocks'][number]
type Loop = Pick<TaskProposal, 'id' | 'task' | 'ways'> & { readonly dependencies: WorkGraph['dependencies'] }

/** A merge of two long edits may set thousands of links aside: a loop is read once, and then only looked up. */
const loops = new WeakMap<Deadlock, Loop>()

function opening({ graph, isHere }: Ground, deadlock: Deadlock): Proposal | null {
  const { path, owners } = deadlock
  const known = loops.get(deadlock)
  const loop = known?.dependencies === graph.dependencies ? known : readLoop(graph, deadlock)
  if (loop === null) return null
  loops.set(deadlock, loop)
  const { id, task, ways } = loop
  return { kind: 'breakDeadlock', id, task, deciders: owners.filter(isHere), ways, path }
}

function readLoop(graph: WorkGraph, deadlock: Deadlock): Loop | null {
  const { path, setAside } = deadlock
  const [task] = path
  if (task === undefined) return null
  const links = deadlockLinks(deadlock, graph).slice(0, mostLinks)
  return {
    id: proposalId(deadlock, 'breakDeadlock', ...setAside, ...path),
    task,
    ways: links.map(({ dependency }) => ({ kind: 'unlink', dependency: dependency.id })),
    dependencies: graph.dependencies
  }
}

type Conflict = Extract<ScheduleIssue, { readonly kind: 'constraintConflict' }>
type Mending = {
  readonly task: Task
  readonly link: Dependency | undefined
  readonly deciders: readonly PersonId[]
  readonly proposal: Proposal
}

/** A plan read from a file may contradict itself hundreds of times: what is the same stays the same value. */
const mendings = new WeakMap<Conflict, Mending>()

function mending({ graph, isHere }: Ground, conflict: Conflict): Proposal | null {
  const { driver } = conflict
  const task = graph.tasks.get(conflict.task)
  if (task === undefined) return null
  const link = 'dependency' in driver ? graph.dependencies.get(driver.dependency) : undefined
  const known = mendings.get(conflict)
  const deciders = isHere(task.owner) ? [task.owner] : []
  if (known?.task === task && known.link === link && known.deciders.length === deciders.length) return known.proposal
  const proposal = mendingOf(task, conflict, link, deciders)
  mendings.set(conflict, { task, link, deciders, proposal })
  return proposal
}

function mendingOf(
  task: Task,
  { constraint, wanted, possible, driver }: Conflict,
  link: Dependency | undefined,
  deciders: readonly PersonId[]
): Proposal {
  const unlink: readonly Way[] = link === undefined ? [] : [{ kind: 'unlink', dependency: link.id }]
  const against = 'dependency' in driver ? driver.dependency : driver.kind
  return {
    kind: 'contradictedPin',
    id: proposalId(task, 'contradictedPin', task.id, constraint, wanted, against),
    task: task.id,
    deciders,
    ways: [{ kind: 'moveDate', date: possible }, ...unlink, { kind: 'unpin' }],
    constraint,
    wanted,
    driver
  }
}
