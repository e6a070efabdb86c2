/** Where a row stands, as far as a word can tell. */
export type CsvProgress = 'open' | 'started' | 'finished' | 'cancelled'

/** [CSV5] Words of status columns and Trello lists, lower case; anything else is work that has not begun. */
const words: Readonly<Record<Exclude<CsvProgress, 'open'>, readonly string[]>> = {
  finished: [
    'done',
    'closed',
    'resolved',
    'complete',
    'completed',
    'finished',
    'released',
    'shipped',
    'merged',
    'deployed',
    'yes',
    'true'
  ],
  started: [
    'in progress',
    'in-progress',
    'inprogress',
    'doing',
    'started',
    'in review',
    'review',
    'in development',
    'development',
    'testing',
    'in testing',
    'qa',
    'indeterminate',
    'active'
  ],
  cancelled: [
    'cancelled',
    'canceled',
    "won't do",
    "won't fix",
    'wont fix',
    'duplicate',
    'rejected',
    'abandoned',
    'declined',
    'discarded'
  ]
}

/** The progress that a status word means; `known` tells whether the word is one of the lists or a usual word for open work. */
export function progressOf(status: string): { readonly progress: CsvProgress; readonly known: boolean } {
  const word = status.trim().toLowerCase()
  if (words.finished.includes(word)) return { progress: 'finished', known: true }
  if (words.started.includes(word)) return { progress: 'started', known: true }
  if (words.cancelled.includes(word)) return { progress: 'cancelled', known: true }
  return { progress: 'open', known: open.includes(word) }
}

const open = [
  '',
  'to do',
  'todo',
  'backlog',
  'open',
  'new',
  'triage',
  'planned',
  'ready',
  'selected for development',
  'blocked',
  'on hold',
  'waiting',
  'unstarted',
  'not started',
  'no',
  'false',
  'reopened'
]
