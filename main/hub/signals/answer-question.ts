import { isTimeZone } from '../../../shared/formats/local-time.ts'
import { boardJson } from '../../../shared/formats/write-board-json.ts'
import type { BoardJson } from '../../../shared/formats/write-board-json.ts'
import { assertNever } from '../../../shared/lib/assert-never.ts'
import { fail, succeed } from '../../../shared/lib/result.ts'
import type { Result } from '../../../shared/lib/result.ts'
import { boardsNamed } from '../../../shared/reports/board-view.ts'
import type { BoardView } from '../../../shared/reports/board-view.ts'
import { readyReport } from '../../../shared/reports/ready-report.ts'
import type { ReadyReport } from '../../../shared/reports/ready-report.ts'
import { whyReport } from '../../../shared/reports/why-report.ts'
import type { WhyReport } from '../../../shared/reports/why-report.ts'

/** [EP16] What may be asked at the door, by path. */
export const questionPaths = { ready: '/v1/ready', why: '/v1/why', export: '/v1/export' } as const

export type QuestionPath = (typeof questionPaths)[keyof typeof questionPaths]

/** What is answered: all of it is JSON. */
export type Report = ReadyReport | WhyReport | BoardJson

/** A question as it is asked, over HTTP or of a log. Its words are as they came. */
export type Question = { readonly path: QuestionPath; readonly words: ReadonlyMap<string, string> }

/** Longest word of a question, in UTF-16 units. [EP16] */
const longestWord = 1000

/** [EP16] The words of each question; `task` must be there. */
export const questionWords: Readonly<Record<QuestionPath, readonly string[]>> = {
  '/v1/ready': ['board', 'me'],
  '/v1/why': ['task', 'board', 'timeZone'],
  '/v1/export': ['board']
}

/** Whether a path is one of a question. */
export function isQuestionPath(path: string): path is QuestionPath {
  return Object.values<string>(questionPaths).includes(path)
}

/** The question in a path and what follows its `?`; the failure names the word and what is wrong with it. */
export function parseQuestion(path: QuestionPath, search: string): Result<Question, string> {
  const words = new Map<string, string>()
  for (const [name, word] of new URLSearchParams(search)) {
    if (!questionWords[path].includes(name)) return fail(`${name.slice(0, 40)}: is no word of ${path}`)
    if (words.has(name)) return fail(`${name}: is there twice`)
    if (word === '' || word.length > longestWord) return fail(`${name}: is no text of 1 to ${longestWord} characters`)
    words.set(name, word)
  }
  if (path === questionPaths.why && !words.has('task')) return fail('task: is missing')
  const timeZone = words.get('timeZone')
  if (timeZone !== undefined && !isTimeZone(timeZone)) return fail('timeZone: is no time zone, such as Europe/Berlin')
  return succeed({ path, words })
}

/** [RP4] What these boards say to it; the failure is a sentence. */
export function answerQuestion({ path, words }: Question, boards: readonly BoardView[]): Result<Report, string> {
  const board = words.get('board') ?? null
  switch (path) {
    case '/v1/ready':
      return readyReport(boards, { board, me: words.get('me') ?? null })
    case '/v1/why':
      return whyReport(boards, { task: words.get('task') ?? '', board, timeZone: words.get('timeZone') ?? 'UTC' })
    case '/v1/export':
      return exported(boards, board)
    default:
      return assertNever(path)
  }
}

/** [EP16] Of several boards it has to be said which: a board's JSON holds one. */
function exported(boards: readonly BoardView[], name: string | null): Result<BoardJson, string> {
  const named = boardsNamed(boards, name)
  if (!named.ok) return named
  const [only, ...more] = named.value
  if (only === undefined) return fail('No board is open.')
  if (more.length > 0)
    return fail(`Which board: ${named.value.map(({ graph }) => `“${graph.board.title}” (${graph.id})`).join(', ')}?`)
  return succeed(boardJson(only.graph, only.moments()))
}
