import { compareText } from '../lib/compare.ts'

import type { ScheduleIssue } from './schedule.ts'

/** Where an issue is found. What one place found is taken back before it looks again. */
export const issuePlaces = { board: 0, facts: 1, dates: 2, span: 3, calendar: 4 } as const

export type IssuePlace = (typeof issuePlaces)[keyof typeof issuePlaces]

/** The issues found so far, by place and task, so that a part of a schedule can be computed again without the rest. */
export type IssueLog = {
  /** `task` is a task's index; for the board as a whole, 0. */
  readonly add: (place: IssuePlace, task: number, issue: ScheduleIssue) => void
  /** Takes back what a place found about a task. */
  readonly retract: (place: IssuePlace, task: number) => void
  /** In an order of their own content, so that it does not depend on how the graph was filled. [F1] The same list while nothing changes. */
  readonly list: () => readonly ScheduleIssue[]
  /** While `work` runs, nothing is found and nothing taken back: what is only supposed has no issues. */
  readonly mute: <Result>(work: () => Result) => Result
}

const places = Object.keys(issuePlaces).length

type Listed = { readonly text: string; readonly issue: ScheduleIssue }

/** A log without issues. */
export function openIssueLog(): IssueLog {
  const found = new Map<number, ScheduleIssue[]>()
  /** What was found and taken back since the list was made. */
  let came: ScheduleIssue[] = []
  let gone: ScheduleIssue[] = []
  let listed: readonly Listed[] = []
  let issues: readonly ScheduleIssue[] = []
  let isMuted = false
  return {
    add: (place, task, issue) => {
      if (isMuted) return
      came.push(issue)
      const key = task * places + place
      const others = found.get(key)
      if (others === undefined) found.set(key, [issue])
      else others.push(issue)
    },
    retract: (place, task) => {
      if (found.size === 0 || isMuted) return
      const key = task * places + place
      for (const issue of found.get(key) ?? []) gone.push(issue)
      found.delete(key)
    },
    list: () => {
      if (came.length + gone.length === 0) return issues
      const next = revised(listed, came, gone)
      if (next !== listed) issues = next.map(({ issue }) => issue)
      listed = next
      came = []
      gone = []
      return issues
    },
    mute: (work) => {
      isMuted = true
      try {
        return work()
      } finally {
        isMuted = false
      }
    }
  }
}

/** The list with these issues more and those fewer, in order; itself where what came is what went. */
function revised(
  listed: readonly Listed[],
  came: readonly ScheduleIssue[],
  gone: readonly ScheduleIssue[]
): readonly Listed[] {
  const more = new Map<string, { readonly issue: ScheduleIssue; count: number }>()
  for (const [some, by] of [
    [came, 1],
    [gone, -1]
  ] as const) {
    for (const issue of some) {
      const text = JSON.stringify(issue)
      const counted = more.get(text)
      if (counted === undefined) more.set(text, { issue, count: by })
      else counted.count += by
    }
  }
  const fresh = [...more]
    .flatMap(([text, { issue, count }]): Listed[] =>
      Array.from({ length: Math.max(0, count) }, () => ({ text, issue }))
    )
    .toSorted(byText)
  const kept = listed.filter(({ text }) => {
    const counted = more.get(text)
    if (counted === undefined || counted.count >= 0) return true
    counted.count += 1
    return false
  })
  if (fresh.length === 0) return kept.length === listed.length ? listed : kept
  return merged(kept, fresh)
}

function merged(one: readonly Listed[], other: readonly Listed[]): readonly Listed[] {
  const all: Listed[] = []
  let at = 0
  for (const each of one) {
    for (let next = other[at]; next !== undefined && byText(next, each) < 0; next = other[at]) {
      all.push(next)
      at += 1
    }
    all.push(each)
  }
  return [...all, ...other.slice(at)]
}

function byText(a: Listed, b: Listed): number {
  return compareText(a.text, b.text)
}
