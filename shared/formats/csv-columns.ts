/** Which tool wrote a CSV: it decides what a column's numbers mean. */
export type CsvShape = 'jira' | 'asana' | 'linear' | 'trello' | 'plain'

/** What a column is about. */
export type CsvField =
  | 'id'
  | 'title'
  | 'status'
  | 'statusCategory'
  | 'assignee'
  | 'team'
  | 'start'
  | 'due'
  | 'created'
  | 'started'
  | 'finished'
  | 'cancelled'
  | 'estimate'
  | 'remaining'
  | 'parent'
  | 'section'
  | 'blockedBy'
  | 'blocks'
  | 'type'

/** [CSV2] Header texts (lower case) of the exports of Jira, Asana, Linear and Trello, and of plain tables. */
const headers: Readonly<Record<CsvField, readonly string[]>> = {
  id: ['issue key', 'key', 'task id', 'card id', 'id', 'identifier', '#', 'wbs'],
  title: ['summary', 'title', 'name', 'card name', 'task name', 'task'],
  status: ['status', 'state', 'list name', 'list'],
  statusCategory: ['status category'],
  assignee: ['assignee', 'owner', 'member full names', 'members', 'assigned to', 'responsible'],
  team: ['team'],
  start: ['start date', 'custom field (start date)', 'start', 'planned start', 'not before'],
  due: ['due date', 'due', 'deadline', 'end date', 'promise'],
  created: ['created', 'created at', 'card created date'],
  started: ['started', 'started at', 'actual start', 'custom field (actual start)'],
  finished: ['completed at', 'completed', 'resolved', 'finished', 'actual finish', 'custom field (actual end)'],
  cancelled: ['canceled', 'cancelled'],
  estimate: [
    'original estimate',
    'estimate',
    'duration',
    'story points',
    'custom field (story points)',
    'custom field (story point estimate)',
    'estimated hours',
    'estimate (days)',
    'estimate (hours)'
  ],
  remaining: ['remaining estimate', 'remaining'],
  parent: [
    'parent',
    'parent id',
    'parent key',
    'parent issue',
    'parent task',
    'epic link',
    'custom field (epic link)',
    'summary task'
  ],
  section: ['section/column', 'section', 'epic', 'initiative'],
  blockedBy: [
    'inward issue link (blocks)',
    'blocked by (dependencies)',
    'blocked by',
    'depends on',
    'predecessors',
    'after'
  ],
  blocks: ['outward issue link (blocks)', 'blocking (dependencies)', 'blocks', 'blocking'],
  type: ['issue type', 'type', 'kind']
}

/** Where each field is: a header may stand several times (Jira repeats one for each link). */
export type CsvColumns = {
  readonly shape: CsvShape
  readonly at: Readonly<Record<CsvField, readonly number[]>>
  /** Lower-case headers by column. */
  readonly headers: readonly string[]
  /** Headers that no field takes, as they were written. */
  readonly unused: readonly string[]
}

/** [CSV1] [CSV2] Finds the fields in a header row; the first name of a field that occurs wins over its later names. */
export function readCsvColumns(row: readonly string[]): CsvColumns {
  const found = row.map((header) => header.trim().toLowerCase())
  const taken = new Set<number>()
  const at = {} as Record<CsvField, readonly number[]>
  for (const [field, names] of Object.entries(headers) as [CsvField, readonly string[]][]) {
    const name = names.find((each) => found.some((header, index) => header === each && !taken.has(index)))
    const columns = name === undefined ? [] : found.flatMap((header, index) => (header === name ? [index] : []))
    for (const column of columns) taken.add(column)
    at[field] = columns
  }
  const unused = row.filter((header, index) => header.trim() !== '' && !taken.has(index))
  return { shape: shapeOf(new Set(found)), at, headers: found, unused }
}

function shapeOf(found: ReadonlySet<string>): CsvShape {
  if (found.has('issue key') && found.has('summary')) return 'jira'
  if (found.has('task id') && found.has('section/column')) return 'asana'
  if (found.has('card id') && found.has('card name')) return 'trello'
  if (found.has('id') && found.has('team') && found.has('title')) return 'linear'
  return 'plain'
}
