import type { CloudEvent } from '../cloud-event.ts'
import { readCommitMessage } from '../read-commit-message.ts'

import { listAt, momentAt, textAt } from './payload.ts'
import { eventOf } from './told-event.ts'

/** [GH2] [WH3] What the commits of a push say: under the ids by which a hook of the repository tells it too. */
export function commitEvents(push: unknown): readonly CloudEvent[] {
  return listAt(push, 'commits').flatMap((commit) =>
    readCommitMessage(textAt(commit, 'message')).map(({ type, subject, data }, place) =>
      eventOf({
        source: 'git',
        id: `${textAt(commit, 'id')}/${place + 1}`,
        type,
        subject,
        time: momentAt(commit, 'timestamp'),
        data
      })
    )
  )
}
