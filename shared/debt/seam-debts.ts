import { assertNever } from '../lib/assert-never.ts'
import { compareText } from '../lib/compare.ts'
import type { ApprovalId, CommentId, DecisionId, DependencyId, HandoffId, PersonId, TaskId } from '../model/ids.ts'
import { teamsOf } from '../model/teams-of.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import type { Line } from './ledger.ts'
import { surfacesOf } from './surfaces-of.ts'
import { waysFrom } from './ways-from.ts'

/**
 * [D25] What stands still between two teams (twice the same: within one), in hours; the ends in the order of the alphabet,
 * null where one of them is not known.
 */
export type SeamDebt = {
  readonly ends: readonly [string, string] | null
  readonly principal: number
  readonly interest: number
}

type SeamFacts = Pick<
  WorkGraph,
  'tasks' | 'dependencies' | 'handoffs' | 'approvals' | 'comments' | 'decisions' | 'people' | 'signals'
>

/** One side of what stands still: whose it is, and the work there. */
type Side = { readonly person: PersonId | null; readonly task: TaskId | null }
type Ends = readonly [Side, Side]

const nobody: Side = { person: null, task: null }

/** [D25] What of some lines stands at each seam, the most hours first; together it is what the lines hold. `at` is the moment of their ledger. */
export function seamDebts(graph: SeamFacts, lines: readonly Line[], at: number): readonly SeamDebt[] {
  const seamOf = seams(graph)
  const onTasks = new Set(lines.flatMap(({ task }) => task ?? []))
  const ways = waysFrom(graph, onTasks, at)
  const debts = new Map<string, SeamDebt>()
  for (const line of lines) {
    const pairs = endsOf(graph, line, ways)
    for (const pair of pairs) {
      const ends = seamOf(pair)
      const key = JSON.stringify(ends)
      const known = debts.get(key) ?? { ends, principal: 0, interest: 0 }
      debts.set(key, {
        ends,
        principal: known.principal + line.principal / pairs.length,
        interest: known.interest + line.interest.total / pairs.length
      })
    }
  }
  return [...debts]
    .toSorted(([a, one], [b, other]) => hours(other) - hours(one) || compareText(a, b))
    .map(([, debt]) => debt)
}

function hours({ principal, interest }: SeamDebt): number {
  return principal + interest
}

/** Between whom a line stands: its own two ends; of work, the ends of each dependency to what has not begun, else its owner alone. */
function endsOf(
  graph: SeamFacts,
  { code, cause, task }: Line,
  ways: ReadonlyMap<TaskId, readonly DependencyId[]>
): readonly Ends[] {
  const of = (person: PersonId | null | undefined): Side => ({ person: person ?? null, task })
  switch (code) {
    case 'H': {
      const handoff = graph.handoffs.get(cause as HandoffId)
      if (handoff === undefined) return [[nobody, nobody]]
      const [giver, taker] = alongside(graph, handoff.dependency)
      return [
        [
          { ...giver, person: handoff.from ?? giver.person },
          { ...taker, person: handoff.to ?? taker.person }
        ]
      ]
    }
    case 'C':
      return [alongside(graph, cause as DependencyId)]
    case 'A': {
      const request = graph.approvals.get(cause as ApprovalId)
      return [[of(request?.requested.by), of(request?.delegate ?? request?.approver)]]
    }
    case 'T': {
      const question = graph.comments.get(cause as CommentId)
      return [[of(question?.written.by), of(question?.asks)]]
    }
    case 'D': {
      const decision = graph.decisions.get(cause as DecisionId)
      return [[of(decision?.made.by), of(decision?.follower)]]
    }
    case 'W':
    case 'R':
    case 'O':
    case 'S':
    case 'M': {
      const own = task === null ? nobody : ownerOf(graph, task)
      const after = task === null ? undefined : ways.get(task)
      return after === undefined ? [[own, own]] : after.map((way) => alongside(graph, way))
    }
    default:
      return assertNever(code)
  }
}

/** Who stands before a dependency and who behind it. */
function alongside(graph: SeamFacts, dependency: DependencyId): Ends {
  const link = graph.dependencies.get(dependency)
  return link === undefined ? [nobody, nobody] : [ownerOf(graph, link.predecessor), ownerOf(graph, link.successor)]
}

function ownerOf({ tasks }: SeamFacts, task: TaskId): Side {
  return { person: tasks.get(task)?.owner ?? null, task }
}

/** Which seam two sides make: of teams, once the board knows one; of surfaces before that. */
function seams({ people, signals }: SeamFacts): (ends: Ends) => SeamDebt['ends'] {
  const teams = teamsOf(people)
  if (teams.size === 0) {
    const surfaces = surfacesOf(signals)
    const nameOf = ({ task }: Side): string | null => (task === null ? null : (surfaces.get(task) ?? null))
    return ([first, second]) => between(nameOf(first), nameOf(second))
  }
  const sizes = new Map<string, number>()
  for (const team of teams.values()) sizes.set(team, (sizes.get(team) ?? 0) + 1)
  const nameOf = ({ person }: Side): string | null => (person === null ? null : (teams.get(person) ?? null))
  return ([first, second]) => {
    const seam = between(nameOf(first), nameOf(second))
    // [D7] What stands within a team of one would be one person's sum.
    return seam !== null && seam[0] === seam[1] && sizes.get(seam[0]) === 1 ? null : seam
  }
}

function between(first: string | null, second: string | null): SeamDebt['ends'] {
  if (first === null || second === null) return null
  return compareText(first, second) <= 0 ? [first, second] : [second, first]
}
