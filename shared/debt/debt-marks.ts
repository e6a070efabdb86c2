import type { Ledger, Line } from './ledger.ts'

/** [LV11] As much of a line as a card shows: `hours` are what is tied up and interest together. */
export type DebtMark = Pick<Line, 'code' | 'cause' | 'task' | 'since'> & { readonly hours: number }

/** [LV11] The lines of a ledger in the order of payment, as cards show them. */
export function debtMarks({ lines }: Ledger): readonly DebtMark[] {
  return lines.map(({ code, cause, task, since, principal, interest }) => ({
    code,
    cause,
    task,
    since,
    hours: principal + interest.total
  }))
}
