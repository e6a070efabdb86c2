import type { Assumption, Assumptions } from '../../../shared/debt/assumption.ts'
import { policyOf } from '../../../shared/debt/policy.ts'
import { fail, succeed } from '../../../shared/lib/result.ts'
import { gracedCodes } from '../../../shared/model/debt-policy.ts'
import type { AssumptionName, DebtPolicy } from '../../../shared/model/debt-policy.ts'
import { isOpenTask } from '../../../shared/model/is-open-task.ts'
import type { Task } from '../../../shared/model/task.ts'
import { useGraphPart, useMayEdit } from '../../state/board-context.ts'
import { fieldOutcome } from '../../state/field-outcome.ts'
import { readAmount } from '../../state/read-amount.ts'
import { useIntents } from '../../state/use-intents.ts'
import { usePersonWords } from '../../state/use-person-words.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { DraftField } from '../../ui/draft-field.tsx'

import { assumptionWords, insteadWords } from './assumption-words.ts'
import { codeWords } from './line-words.ts'
import { constantOf, policyIn, policyWith } from './policy-change.ts'
import type { Constant } from './policy-change.ts'

/** How the constants that are no graces are asked for; shares in percent. */
const constants = [
  { name: 'waitCost', label: 'A task that waits costs', hint: 'Hours for each working day past its planned start.' },
  { name: 'relearnShare', label: 'To find back into it, at most', hint: 'Percent of the hours that are tied up.' },
  { name: 'halfLife', label: 'Half is forgotten in', hint: 'Working days.' },
  {
    name: 'handoffLoss',
    label: 'A handoff that says nothing loses',
    hint: 'Percent of what the next one has to know.'
  },
  { name: 'onTime', label: 'One dependency is on time', hint: 'Percent. For waits that are healthy still.' }
] as const

const inPercent: ReadonlySet<string> = new Set(['relearnShare', 'handoffLoss', 'onTime'])

/** [LV9] What the ledger assumes on this board: each number is the default, shown pale, until the board says another. */
export function PolicyDialog({
  assumptions,
  isOpen,
  onClose
}: {
  readonly assumptions: Assumptions
  readonly isOpen: boolean
  readonly onClose: () => void
}) {
  const board = useGraphPart('board')
  const tasks = useGraphPart('tasks')
  const onIntent = useIntents()
  const mayEdit = useMayEdit()
  const { debt } = board
  const set = (next: DebtPolicy | null, label: string) =>
    fieldOutcome(onIntent({ type: 'editBoard', change: { debt: next } }, label))
  const promised = [...tasks.values()].filter((task) => task.promise !== null && isOpenTask(task))
  return (
    <Dialog title="What the ledger assumes" isOpen={isOpen} onClose={onClose} width="large">
      <fieldset disabled={!mayEdit} className="m-0 flex min-w-0 flex-col gap-6 border-0 p-0">
        <p className="m-0 leading-relaxed text-soft">
          A pale number is what counts while nobody has set another: the default, an assumption, or from twenty closed
          lines on what your team’s own past says. An empty field goes back to it.
        </p>
        <section aria-label="Graces" className="flex flex-col gap-1.5">
          <div className="grid grid-cols-[1fr_7rem_7rem] gap-3 text-xs font-medium text-soft">
            <span>What stands still</span>
            <span>Grace, in days</span>
            <span>Hours to close</span>
          </div>
          {gracedCodes.map((code) => (
            <div key={code} className="grid grid-cols-[1fr_7rem_7rem] items-center gap-3">
              <span>{codeWords[code]}</span>
              <ConstantField label={`Grace: ${codeWords[code]}`} constant={{ kind: 'graces', code }} hideLabel />
              <ConstantField
                label={`Hours to close: ${codeWords[code]}`}
                constant={{ kind: 'hoursToClose', code }}
                hideLabel
              />
            </div>
          ))}
          <p className="m-0 text-xs text-faint">
            Of begun work the board’s own cycle times are the grace once eleven of its size are finished, and its
            remaining estimate the hours to close where that is more.
          </p>
        </section>
        <section aria-label="What waiting costs" className="grid grid-cols-2 gap-4">
          {constants.map(({ name, label, hint }) => (
            <AssumptionField key={name} name={name} label={label} hint={hint} assumption={assumptions[name]} />
          ))}
        </section>
        <section aria-label="Money" className="grid grid-cols-2 gap-4">
          <ConstantField
            label="An hour costs"
            hint="Without it there is no money in the ledger."
            constant={{ kind: 'number', name: 'rate' }}
          />
          <DraftField
            label="Currency"
            value={debt?.currency ?? ''}
            placeholder="not said"
            maxLength={8}
            onDraft={(text) => set(policyIn(debt, text.trim()), 'Change the currency of the ledger')}
          />
          {promised.map((task) => (
            <DelayCostField key={task.id} task={task} />
          ))}
        </section>
        <div className="flex justify-between gap-2">
          <Button
            isDisabled={debt === null || !mayEdit}
            onPress={() => void set(null, 'Put the ledger back to its defaults')}
          >
            Back to the defaults
          </Button>
          <Button look="primary" onPress={onClose}>
            Done
          </Button>
        </div>
      </fieldset>
    </Dialog>
  )
}

/** [LV15] A constant that a team's past may take the place of: what counts, where it is from, and the way back. */
function AssumptionField({
  name,
  label,
  hint,
  assumption
}: {
  readonly name: AssumptionName
  readonly label: string
  readonly hint: string
  readonly assumption: Assumption
}) {
  const { nameOf } = usePersonWords()
  const setConstant = useSetConstant()
  const constant = { kind: 'number', name } as const
  const { origin, value } = assumption
  const shown = (amount: number) => numberText(amount, constant)
  return (
    <div className="flex flex-col items-start gap-1">
      <div className="w-full">
        <ConstantField
          label={label}
          hint={`${hint} ${assumptionWords(assumption, shown, nameOf)}`}
          constant={constant}
          usual={origin.kind === 'set' ? origin.instead.value : value}
        />
      </div>
      {origin.kind === 'set' ? (
        <Button
          size="small"
          look="quiet"
          aria-label={`Back to ${insteadWords(origin.instead.origin)}: ${label}`}
          onPress={() => void setConstant(constant, null, label)}
        >
          {`Back to ${insteadWords(origin.instead.origin)}`}
        </Button>
      ) : null}
    </div>
  )
}

/** [LV9] A number as its field shows it, in percent where it is a share. */
function numberText(value: number, constant: Constant): string {
  return String(Math.round(value * scaleOf(constant) * 1000) / 1000)
}

function scaleOf(constant: Constant): number {
  return constant.kind === 'number' && inPercent.has(constant.name) ? 100 : 1
}

/** Sets a constant of the board, or leaves it to what counts otherwise: a step of its own, in the name of who does. */
function useSetConstant() {
  const { debt } = useGraphPart('board')
  const onIntent = useIntents()
  const { me } = usePersonWords()
  return (constant: Constant, value: number | null, label: string) =>
    fieldOutcome(
      onIntent(
        { type: 'editBoard', change: { debt: policyWith(debt, constant, value, me) } },
        `Change “${label}” of the ledger`
      )
    )
}

function ConstantField({
  label,
  hint,
  constant,
  usual,
  hideLabel = false
}: {
  readonly label: string
  readonly hint?: string
  readonly constant: Constant
  /** What counts while nobody has set it, if that is not the default. */
  readonly usual?: number
  readonly hideLabel?: boolean
}) {
  const board = useGraphPart('board')
  const setConstant = useSetConstant()
  const pale = usual ?? constantOf(policyOf({ debt: null }) as DebtPolicy, constant)
  const own = constantOf(board.debt, constant)
  return (
    <DraftField
      label={label}
      hideLabel={hideLabel}
      {...(hint === undefined ? {} : { hint })}
      value={own === null ? '' : numberText(own, constant)}
      placeholder={pale === null ? 'not said' : numberText(pale, constant)}
      onDraft={(text) => {
        const amount = readAmount(text)
        if (amount === null && text.trim() !== '') return fail('Write a number like 0.25.')
        return setConstant(constant, amount === null ? null : amount / scaleOf(constant), label)
      }}
    />
  )
}

function DelayCostField({ task }: { readonly task: Task }) {
  const onIntent = useIntents()
  const { promise } = task
  if (promise === null) return null
  return (
    <DraftField
      label={`A working day late: ${task.title}`}
      value={promise.costOfDelay === null ? '' : String(promise.costOfDelay)}
      placeholder="not said"
      onDraft={(text) => {
        const costOfDelay = readAmount(text)
        if (costOfDelay === null && text.trim() !== '') return fail('Write an amount like 500.')
        if (costOfDelay === promise.costOfDelay) return succeed(undefined)
        return fieldOutcome(
          onIntent(
            { type: 'editTask', task: task.id, change: { promise: { ...promise, costOfDelay } } },
            `Change what a delay of “${task.title}” costs`
          )
        )
      }}
    />
  )
}
