/** What a commit's message says of tasks, as an event of ours says it. */
export type CommitSays = {
  readonly type: 'task.finished' | 'task.started' | 'task.reopened' | 'dependency.added' | 'question.asked'
  readonly subject: string
  readonly data: Readonly<Record<string, string>> | null
}

/** A short key in capital letters, as people write them in messages: elsewhere `utf-8` would be one. */
const key = String.raw`[A-Z][A-Z0-9]{1,9}-[1-9]\d{0,9}[a-z]*(?![A-Za-z0-9-])`
const keys = new RegExp(key, 'g')
const verbs = new RegExp(
  String.raw`\b(starts|finishes|reopens|blocks)\b:?\s+(${key}(?:(?:\s*,\s*|\s+and\s+)${key})*)`,
  'gi'
)
const question = /^[ \t]*asks[ \t]+@([\p{L}\p{N}._-]{1,100})[ \t:,]*(.*)$/gimu

/**
 * [GH1] `Starts`, `Finishes`, `Reopens` and the keys of one or more tasks; `Blocks` and those that wait for the commit's own task,
 * which is the first one it names otherwise; `Asks @name` and a question, a line of its own, about that task. In this order.
 */
export function readCommitMessage(message: string): readonly CommitSays[] {
  const said: CommitSays[] = []
  const blocked: string[] = []
  let rest = message
  for (const [phrase, verb, list] of message.matchAll(verbs)) {
    const named = list?.match(keys) ?? []
    if (verb?.toLowerCase() === 'blocks') {
      blocked.push(...named)
      rest = rest.replace(phrase, '')
    } else for (const subject of named) said.push({ type: typeOf(verb ?? ''), subject, data: null })
  }
  const own = rest.match(keys)?.[0]
  if (own === undefined) return said
  for (const subject of blocked) said.push({ type: 'dependency.added', subject, data: { predecessor: own } })
  for (const [, name = '', text = ''] of message.matchAll(question)) {
    const asked = text.trim() === '' ? (message.split('\n')[0] ?? '').trim() : text.trim()
    said.push({ type: 'question.asked', subject: own, data: { asks: name, text: asked } })
  }
  return said
}

function typeOf(verb: string): CommitSays['type'] {
  switch (verb.toLowerCase()) {
    case 'starts':
      return 'task.started'
    case 'reopens':
      return 'task.reopened'
    default:
      return 'task.finished'
  }
}
