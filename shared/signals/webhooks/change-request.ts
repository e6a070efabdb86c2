import type { CloudEvent } from '../cloud-event.ts'
import { readCommitMessage } from '../read-commit-message.ts'
import type { CommitSays } from '../read-commit-message.ts'

import { eventOf } from './told-event.ts'

/** A pull or merge request, whatever the tool calls it. */
export type ChangeRequest = {
  /** The event's source: the repository's address. */
  readonly source: string
  /** What it is called in ids: `pull/5`. */
  readonly name: string
  readonly url: string
  readonly title: string
  readonly text: string
  readonly branch: string
  /** Unix milliseconds. */
  readonly createdAt: number | null
}

/** A key in capital letters; in a branch at the beginning of one of its parts, in any. */
const keys = /[A-Z][A-Z0-9]{1,9}-[1-9]\d{0,9}[a-z]*(?![A-Za-z0-9-])/g
const branchKey = /(?:^|\/)([A-Za-z][A-Za-z0-9]{1,9}-[1-9]\d{0,9})(?=$|[-_/])/

/** [WH4] Each task that its title, its branch, or a verb in its text names refers to it: told along with every event about it. */
export function referrals(request: ChangeRequest): readonly CloudEvent[] {
  const { source, name, url, title, createdAt } = request
  const said = sayings(request).map(({ subject }) => subject)
  const named = [...(title.match(keys) ?? []), ...ofBranch(request), ...said]
  return [...new Set(named)].map((subject) =>
    eventOf({
      source,
      id: `${name}/refers/${subject}`,
      type: 'reference.added',
      subject,
      time: createdAt,
      data: { reference: url }
    })
  )
}

/** [WH5] What its title and text say has happened once it is merged; where they say nothing, the task that its branch is named after is finished. */
export function mergeEvents(request: ChangeRequest, time: number | null): readonly CloudEvent[] {
  const said = sayings(request)
  const finished = ofBranch(request).map((subject): CommitSays => ({ type: 'task.finished', subject, data: null }))
  const { source, name } = request
  return (said.length > 0 ? said : finished).map(({ type, subject, data }, place) =>
    eventOf({ source, id: `${name}/merged/${place + 1}`, type, subject, time, data })
  )
}

function sayings({ title, text }: ChangeRequest): readonly CommitSays[] {
  return readCommitMessage(`${title}\n\n${text}`)
}

function ofBranch({ branch }: ChangeRequest): readonly string[] {
  const key = branchKey.exec(branch)?.[1]
  return key === undefined ? [] : [key.toUpperCase()]
}
