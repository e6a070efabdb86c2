import { fail, succeed } from '../../../shared/lib/result.ts'
import type { Result } from '../../../shared/lib/result.ts'

/** Asks a slow answerer about a fast series of questions: one at a time, and of those that wait only the latest. */
export type PreviewQueue<Question> = {
  readonly ask: (question: Question) => void
  /** Forgets what waits; an answer under way is dropped. */
  readonly clear: () => void
}

/** `onAnswer` hears each answer with its question, also those that newer questions have overtaken; a failure is a sentence. */
export function createPreviewQueue<Question, Answer>(
  answer: (question: Question) => Promise<Answer>,
  onAnswer: (question: Question, outcome: Result<Answer, string>) => void
): PreviewQueue<Question> {
  let waiting: { readonly question: Question } | null = null
  let isAsking = false
  let era = 0

  async function run(): Promise<void> {
    isAsking = true
    while (waiting !== null) {
      const { question } = waiting
      waiting = null
      const asked = era
      let outcome: Result<Answer, string>
      try {
        outcome = succeed(await answer(question))
      } catch (error) {
        outcome = fail(error instanceof Error ? error.message : 'There is no answer.')
      }
      if (asked === era) onAnswer(question, outcome)
    }
    isAsking = false
  }

  return {
    ask: (question) => {
      waiting = { question }
      if (!isAsking) void run()
    },
    clear: () => {
      waiting = null
      era += 1
    }
  }
}
