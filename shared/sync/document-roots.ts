/** [G7] The roots of a board's document that hold values by key (architecture.md, "The document"). */
const valueRoots: ReadonlySet<string> = new Set([
  'meta',
  'tasks',
  'dependencies',
  'handoffs',
  'approvals',
  'comments',
  'people',
  'calendars',
  'baselines',
  'baselineParts',
  'views',
  'edits',
  'worklog',
  'nudges',
  'signals',
  'slips',
  'decisions',
  'verdicts',
  // What one's own devices keep in common; a board that is nobody's own has it empty.
  'personal'
])

const noteShape = /^note\/[A-Za-z0-9.][A-Za-z0-9_-]{0,63}$/

/** Names that would reach an object's prototype. */
const refusedNames: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/** [G7] What a root holds: values by key, the text of one note, or null where no such root may exist. */
export function rootKind(name: string): 'values' | 'note' | null {
  if (valueRoots.has(name)) return 'values'
  return noteShape.test(name) ? 'note' : null
}

/** [G7] Whether a key of a root of values, or of an object inside a value, is fit to be one. */
export function isSoundKey(key: string): boolean {
  if (key.length === 0 || key.length > 512) return false
  if (!key.includes('/')) return !refusedNames.has(key)
  return key.split('/').every((name) => !refusedNames.has(name))
}
