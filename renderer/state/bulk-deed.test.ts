import { describe, expect, it } from 'vitest'

import type { PersonId } from '../../shared/model/ids.ts'
import type { Person } from '../../shared/model/person.ts'

import { bulkStep } from './bulk-deed.ts'
import type { BulkDeed } from './bulk-deed.ts'
import { graphOf, idOf, taskOf, testNow } from './graph.testing.ts'

const ana: Person = { id: idOf<PersonId>('ana'), name: 'Ana', hue: 0, team: null, calendar: null, logins: [] }
const launch = taskOf('launch', { kind: 'summary', title: 'Launch' })
const inside = taskOf('inside', { parent: launch.id, owner: ana.id })
const loose = taskOf('loose')
const over = taskOf('over', { actualStart: testNow, actualFinish: testNow })
const marked = [launch, inside, loose, over]
const graph = graphOf(marked, { people: new Map([[ana.id, ana]]) })
const step = (deed: BulkDeed, tasks = marked) => bulkStep(deed, tasks, { graph, schedule: null, at: testNow })

describe('[BV10] what is done to all that is marked', () => {
  it('is one step, and leaves out what it cannot be done to', () => {
    expect(step({ kind: 'finish' })).toEqual({
      label: 'Finish 2 tasks',
      intent: {
        type: 'together',
        label: 'Finish 2 tasks',
        intents: [
          { type: 'finishTask', task: 'inside', at: testNow },
          { type: 'finishTask', task: 'loose', at: testNow }
        ]
      }
    })
    expect(step({ kind: 'give', owner: ana.id }, [inside, loose])).toEqual({
      label: 'Give Ana 1 task',
      intent: { type: 'editTask', task: 'loose', change: { owner: 'ana' } }
    })
  })

  it('takes what is under something along, and moves nothing to where it is', () => {
    expect(step({ kind: 'delete' }, [launch, inside])).toEqual({
      label: 'Delete 1 task',
      intent: { type: 'deleteTask', task: 'launch' }
    })
    expect(step({ kind: 'move', initiative: launch.id }, [launch, inside, loose])).toEqual({
      label: 'Move to “Launch” 1 task',
      intent: { type: 'editTask', task: 'loose', change: { parent: 'launch' } }
    })
  })

  it('is nothing where it can be done to none', () => {
    expect(step({ kind: 'finish' }, [over, launch])).toBeNull()
  })
})
