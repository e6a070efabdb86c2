import { isTimeZone } from '../../../shared/formats/local-time.ts'
import { fail, succeed } from '../../../shared/lib/result.ts'
import type { Result } from '../../../shared/lib/result.ts'
import type { BoardView } from '../../../shared/reports/board-view.ts'
import { readyReport } from '../../../shared/reports/ready-report.ts'
import type { ReadyReport } from '../../../shared/reports/ready-report.ts'
import { whyReport } from '../../../shared/reports/why-report.ts'
import type { WhyReport } from '../../../shared/reports/why-report.ts'

/** [EP16] What may be asked at the door, by path. */
export const questionPaths = { ready: '/v1/ready', why: '/v1/why' } as const

export type QuestionPath = (typeof questionPaths)[keyof typeof questionPaths]

/** A question as it is asked, over HTTP or of a log. Its words are as they came. */
export type Question = { readonly path: QuestionPath; readonly words: ReadonlyMap<string, string> }

/** Longest word of a question, in UTF-16 units. [EP16] */
const longestWord = 1000

/** [EP16] The words of each question; `task` must be there. */
export const questionWords: Readonly<Record<QuestionPath, readonly string[]>> = {
  '/v1/ready': ['board', 'me'],
  '/v1/why': ['task', 'board', 'timeZone']
}

/** Whether a path is one of a question. */
export function isQuestionPath(path: string): path is QuestionPath {
  return path === questionPaths.ready || path === questionPaths.why
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
export function answerQuestion(
  { path, words }: Question,
  boards: readonly BoardView[]
): Result<ReadyReport | WhyReport, string> {
  const board = words.get('board') ?? null
  if (path === questionPaths.ready) return readyReport(boards, { board, me: words.get('me') ?? null })
  return whyReport(boards, { task: words.get('task') ?? '', board, timeZone: words.get('timeZone') ?? 'UTC' })
}
