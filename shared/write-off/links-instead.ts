import { closedLoop } from '../intents/closed-loop.ts'
import { compareText } from '../lib/compare.ts'
import { stableId } from '../lib/stable-id.ts'
import { ancestors } from '../model/ancestors.ts'
import type { Dependency, DependencyType } from '../model/dependency.ts'
import type { DependencyId, TaskId } from '../model/ids.ts'
import { toInstant } from '../model/instant.ts'
import type { LinksByEnd } from '../model/links-by-end.ts'
import type { Task } from '../model/task.ts'
import type { WorkGraph } from '../model/work-graph.ts'

/** [WO2] A link that is made in place of a way through given-up work. */
export type LinkInstead = Pick<Dependency, 'predecessor' | 'successor' | 'type' | 'lag'>

/** The work that is given up, where it stands, and what leads into it. */
type Given = {
  readonly given: ReadonlySet<TaskId>
  readonly under: ReadonlyMap<TaskId | null, readonly Task[]>
  readonly into: LinksByEnd['into']
}

type End = 'start' | 'finish'

/** [WO2] [WO3] What each of `after`, which leave the given-up work, waits for from now on. */
export function linksInstead(graph: WorkGraph, work: Given, after: readonly Dependency[]): readonly LinkInstead[] {
  const linked = new Set([...graph.dependencies.values()].map(pairOf))
  const links: LinkInstead[] = []
  for (const link of after) {
    for (const first of waitedFor(graph, work, link)) {
      const made = { ...link, predecessor: first.predecessor, type: through(first.type, link.type) }
      const isGone = (graph.tasks.get(first.predecessor)?.cancelledAt ?? null) !== null
      if (isGone || linked.has(pairOf(made)) || contain(graph, made.predecessor, made.successor)) continue
      linked.add(pairOf(made))
      links.push({ predecessor: made.predecessor, successor: made.successor, type: made.type, lag: made.lag })
    }
  }
  return withoutLoops(graph, links)
}

/** The links into given-up work, or into a summary above it, that what `link` leads to waited for by way of that work; walked against time. */
function waitedFor({ tasks }: WorkGraph, work: Given, link: Dependency): readonly Dependency[] {
  const found = new Map<DependencyId, Dependency>()
  const seen = { start: new Set<TaskId>(), finish: new Set<TaskId>() }
  const open: { readonly task: TaskId; readonly end: End }[] = []
  const visit = (task: TaskId, end: End): void => {
    if (!work.given.has(task) || seen[end].has(task)) return
    seen[end].add(task)
    open.push({ task, end })
  }
  const arrive = (task: TaskId, end: End): void => {
    for (const before of work.into.get(task) ?? []) {
      if (boundEnd(before.type) !== end) continue
      if (work.given.has(before.predecessor)) visit(before.predecessor, bindingEnd(before.type))
      else found.set(before.id, before)
    }
  }
  visit(link.predecessor, bindingEnd(link.type))
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    arrive(at.task, at.end)
    if (at.end === 'finish') {
      visit(at.task, 'start')
      for (const child of work.under.get(at.task) ?? []) visit(child.id, 'finish')
    } else {
      for (const { id } of ancestors(tasks, at.task)) {
        visit(id, 'start')
        if (!work.given.has(id)) arrive(id, 'start')
      }
    }
  }
  return [...found.values()].toSorted((a, b) => compareText(a.id, b.id))
}

/** [WO3] A deadlock's link would only come back by another way. */
function withoutLoops(graph: WorkGraph, links: readonly LinkInstead[]): readonly LinkInstead[] {
  const supposed = new Map(graph.dependencies)
  const made = new Map<DependencyId, LinkInstead>()
  for (const link of links) {
    const id = stableId('instead', pairOf(link)) as DependencyId
    made.set(id, link)
    supposed.set(id, { ...link, id, lagCalendar: null, createdAt: toInstant(0), createdBy: null })
  }
  for (;;) {
    const asked = [...made.keys()].flatMap((id) => supposed.get(id) ?? [])
    const loop = closedLoop(
      { ...graph, dependencies: supposed },
      asked.map((dependency) => ({ kind: 'dependency', dependency }))
    )
    if (loop === null || loop.link.kind !== 'dependency') return [...made.values()]
    made.delete(loop.link.dependency.id)
    supposed.delete(loop.link.dependency.id)
  }
}

function pairOf({ predecessor, successor }: Pick<Dependency, 'predecessor' | 'successor'>): string {
  return `${predecessor} ${successor}`
}

function bindingEnd(type: DependencyType): End {
  return type === 'finishToStart' || type === 'finishToFinish' ? 'finish' : 'start'
}

function boundEnd(type: DependencyType): End {
  return type === 'finishToStart' || type === 'startToStart' ? 'start' : 'finish'
}

/** The end that binds at the beginning of a way, and the end that is bound at its end. */
function through(first: DependencyType, second: DependencyType): DependencyType {
  const isToStart = boundEnd(second) === 'start'
  if (bindingEnd(first) === 'finish') return isToStart ? 'finishToStart' : 'finishToFinish'
  return isToStart ? 'startToStart' : 'startToFinish'
}

function contain({ tasks }: WorkGraph, a: TaskId, b: TaskId): boolean {
  return a === b || isUnder(a, b) || isUnder(b, a)

  function isUnder(task: TaskId, summary: TaskId): boolean {
    return ancestors(tasks, task).some(({ id }) => id === summary)
  }
}
