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

/** A log without issues. */
export function openIssueLog(): IssueLog {
  const found = new Map<number, ScheduleIssue[]>()
  let listed: readonly ScheduleIssue[] | null = []
  let isMuted = false
  return {
    add: (place, task, issue) => {
      if (isMuted) return
      listed = null
      const key = task * places + place
      const others = found.get(key)
      if (others === undefined) found.set(key, [issue])
      else others.push(issue)
    },
    retract: (place, task) => {
      if (found.size > 0 && !isMuted && found.delete(task * places + place)) listed = null
    },
    list: () => {
      listed ??= [...found.values()]
        .flat()
        .map((issue) => ({ issue, text: JSON.stringify(issue) }))
        .toSorted((a, b) => compareText(a.text, b.text))
        .map(({ issue }) => issue)
      return listed
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
