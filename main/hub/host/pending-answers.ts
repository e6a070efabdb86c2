import type { StartTimer } from './start-timer.ts'

/** Sends the question under its number; false when nobody can hear it yet, and then it is asked again. */
type Ask = (id: number) => boolean

/** Questions that await an answer by number, each with a time limit from the moment of asking. */
export type PendingAnswers<Answer> = {
  /** `late` is the answer once `limit` milliseconds have passed. */
  readonly ask: (limit: number, late: Answer, send: Ask) => Promise<Answer>
  /** An unknown number is an answer that came too late: ignored. */
  readonly settle: (id: number, answer: Answer) => void
  readonly settleAll: (answer: Answer) => void
  /** Those that somebody has heard: whoever did is gone. */
  readonly settleSent: (answer: Answer) => void
  /** The questions that nobody has heard yet, each as the call that asks it. */
  readonly waiting: () => readonly (() => void)[]
}

type Question<Answer> = { sent: boolean; readonly send: Ask; readonly answer: (answer: Answer) => void }

/** An empty list of questions; the timer is the process's or a test's. */
export function createPendingAnswers<Answer>(startTimer: StartTimer): PendingAnswers<Answer> {
  const questions = new Map<number, Question<Answer>>()
  let last = 0

  function settle(id: number, answer: Answer): void {
    const question = questions.get(id)
    questions.delete(id)
    question?.answer(answer)
  }

  return {
    ask: (limit, late, send) =>
      new Promise((resolve) => {
        last += 1
        const id = last
        const cancel = startTimer(limit, () => settle(id, late))
        const answer = (value: Answer): void => {
          cancel()
          resolve(value)
        }
        const question: Question<Answer> = { sent: false, send, answer }
        questions.set(id, question)
        question.sent = send(id)
      }),
    settle,
    settleAll: (answer) => {
      for (const id of questions.keys()) settle(id, answer)
    },
    settleSent: (answer) => {
      for (const [id, question] of questions) if (question.sent) settle(id, answer)
    },
    waiting: () =>
      [...questions]
        .filter(([, question]) => !question.sent)
        .map(([id, question]) => () => {
          question.sent = question.send(id)
        })
  }
}
