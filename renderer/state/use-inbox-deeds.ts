import type { InboxEntry } from '../../shared/inbox/inbox-item.ts'

import { useApp } from './app-context.ts'
import { useBoard, useMayEdit } from './board-context.ts'
import { inboxDeeds } from './inbox-deeds.ts'
import type { InboxDeeds } from './inbox-deeds.ts'
import { useIntents } from './use-intents.ts'

/** `inboxDeeds` on the open board, where what is clear is started at once. */
export function useInboxDeeds(onFinished: (entry: InboxEntry, takeBack: () => void) => void): InboxDeeds {
  const session = useBoard()
  const onIntent = useIntents()
  const mayEdit = useMayEdit()
  const deeds = inboxDeeds(useApp(), onFinished)
  return {
    ...deeds,
    act: (entry) => {
      const { kind, task, board } = entry
      if (board !== session.board || task === null || !mayEdit) return deeds.act(entry)
      if (kind !== 'clearToStart') return deeds.act(entry)
      const title = session.graph.get().tasks.get(task)?.title ?? 'the task'
      onIntent({ type: 'startTask', task, at: session.clock() }, `Start “${title}”`)
    }
  }
}
