import { listOfField } from '../../shared/intents/elements.ts'

/** A field in words, with its article; a field that has none goes by its own name. */
export function nameOfField(field: string): string {
  return words[listOfField(field) ?? field] ?? field
}

const words: Readonly<Record<string, string>> = {
  deletedAt: 'its deletion',
  actualStart: 'the start',
  actualFinish: 'the finish',
  estimate: 'the estimate',
  estimateRange: 'the range of the estimate',
  remaining: 'what remains',
  constraint: 'the date constraint',
  promise: 'the promise',
  owner: 'the owner',
  title: 'the title',
  name: 'the name',
  baseline: 'the baseline compared with',
  parent: 'the summary above',
  calendar: 'the calendar',
  progress: 'the progress',
  manual: 'whether its dates are set by hand',
  inactive: 'whether it is left out',
  segments: 'the split',
  sourceId: 'the number in its source',
  refs: 'a reference',
  team: 'the team',
  logins: 'a login',
  rank: 'the order',
  waiting: 'the wait',
  pausedAt: 'the pause',
  cancelledAt: 'the cancellation',
  drag: 'the drag',
  writtenOff: 'why it was given up',
  readBack: 'the read-back',
  definitionOfDone: 'the definition of done',
  stillOwed: 'what is still owed'
}
