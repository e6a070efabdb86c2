import { join } from 'node:path'

import * as z from 'zod/mini'

import { readFrom, readText } from '../../shared/intents/read-value.ts'
import { fail, succeed } from '../../shared/lib/result.ts'
import type { Result } from '../../shared/lib/result.ts'
import { fixedClock } from '../hub/clock.ts'
import { answerQuestion, parseQuestion } from '../hub/signals/answer-question.ts'
import type { QuestionPath } from '../hub/signals/answer-question.ts'
import { readEndpoint } from '../hub/signals/endpoint-file.ts'
import { nodeFileSystem } from '../hub/store/node-file-system.ts'

import { askEndpoint } from './ask-endpoint.ts'

/** A question, and the data folder of the app that it is put to. */
export type BoardsAsked = {
  readonly folder: string
  readonly path: QuestionPath
  readonly words: Readonly<Record<string, string | undefined>>
  /** Now, in Unix milliseconds: the forecast of a log that is read. */
  readonly milliseconds: number
}

/** [CL4] Asks the running app; where none answers, reads its boards' logs, if they are not sealed. The failure is a sentence. */
export async function askBoards<Report>(
  { folder, path, words, milliseconds }: BoardsAsked,
  schema: z.ZodMiniType<Report>
): Promise<Result<Report, string>> {
  const said = Object.entries(words).flatMap(([name, word]): [string, string][] =>
    word === undefined ? [] : [[name, word]]
  )
  const search = new URLSearchParams(said).toString()
  try {
    const endpoint = await readEndpoint(join(folder, 'signals'), nodeFileSystem)
    const answer = endpoint === null ? null : await askEndpoint(endpoint, { method: 'GET', path: `${path}?${search}` })
    if (answer?.status === 200) return parseReport(answer.body, schema)
    if (answer?.status === 400 || answer?.status === 404 || answer?.status === 503)
      return fail(readFrom(answer.body, 'error', readText(10_000)) ?? 'The app refused it.')
    const question = parseQuestion(path, search)
    if (!question.ok) return question
    // Loaded only where a log is read: it needs a native library, which the other commands do without.
    const { readBoards } = await import('../hub/board/read-boards.ts')
    const boards = await readBoards(join(folder, 'boards'), fixedClock(milliseconds))
    if (!boards.ok) return fail(boards.failure.kind === 'sealed' ? sealed : boards.failure.message)
    const report = answerQuestion(question.value, boards.value)
    return report.ok ? parseReport(report.value, schema) : report
  } catch (cause) {
    // A disk that refuses says so only by throwing; its message names the file.
    return fail(cause instanceof Error ? cause.message : String(cause))
  }
}

function parseReport<Report>(value: unknown, schema: z.ZodMiniType<Report>): Result<Report, string> {
  const parsed = z.safeParse(schema, value)
  return parsed.success ? succeed(parsed.data) : fail('The app’s answer is none that this version knows.')
}

const sealed =
  'Slipstream does not run, or takes no signals, and the system’s keyring seals its boards: only the app itself can open them. Start it and ask again.'
