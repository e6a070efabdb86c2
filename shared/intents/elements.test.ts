import { describe, expect, test } from 'vitest'

import { defaultTask } from '../model/default-task.ts'
import { emptyGraph } from '../model/empty-graph.ts'
import type { BoardId, IntentId, PersonId, TaskId } from '../model/ids.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import { elementField } from './elements.ts'
import type { Intent } from './intent.ts'
import { parseIntent } from './parse-intent.ts'
import { planIntent } from './plan-intent.ts'
import { proposeAgain } from './propose-again.ts'
import { readThing } from './read-thing.ts'
import type { ThingSource } from './read-thing.ts'

const [task, mia] = ['task' as TaskId, 'mia' as PersonId]
const [issue, design] = ['https://example.org/issues/7', 'https://example.org/design']
const context = { id: 'i' as IntentId, by: null, at: 1_793_869_200_000 }
const graph: WorkGraph = {
  ...emptyGraph('board' as BoardId),
  tasks: new Map([[task, defaultTask({ id: task, title: 'Build', refs: [issue] })]]),
  people: new Map([[mia, { id: mia, name: 'Mia', hue: 1, calendar: null, team: null, logins: [] }]])
}

function planned(intent: Intent): unknown {
  const writes = planIntent(graph, intent, context)
  return writes.ok ? writes.value : writes.failure.message
}

function readRefs(
  edits: readonly (readonly [string, unknown])[]
): readonly [refs: unknown, problems: readonly string[]] {
  const problems: string[] = []
  const source: ThingSource = {
    created: { title: 'Build' },
    edits: new Map(edits.map(([field, v]) => [field, { v }])),
    report: (field) => void problems.push(field)
  }
  const thing = readThing('tasks', task, source)
  return [thing?.root === 'tasks' ? thing.value.refs : null, problems]
}

describe('lists of elements', () => {
  test('[DOC17] each element is a field of its own; what is so already writes nothing', () => {
    expect(planned({ type: 'addReference', task, reference: design })).toEqual([
      { kind: 'edit', id: task, field: elementField('refs', design), value: design }
    ])
    expect(planned({ type: 'addReference', task, reference: issue })).toEqual([])
    expect(planned({ type: 'removeReference', task, reference: design })).toEqual([])
    expect(planned({ type: 'removeReference', task, reference: issue })).toEqual([
      { kind: 'edit', id: task, field: elementField('refs', issue), value: null }
    ])
    expect(planned({ type: 'addLogin', person: mia, login: 'github:mia' })).toEqual([
      { kind: 'edit', id: mia, field: elementField('logins', 'github:mia'), value: 'github:mia' }
    ])
  })

  test('[DOC17] elements are read in the order of the alphabet; a field that is not named by its element is passed over', () => {
    const [own, other] = [elementField('refs', issue), elementField('refs', design)]
    expect(readRefs([])).toEqual([[], []])
    expect(
      readRefs([
        [own, issue],
        [other, design]
      ])
    ).toEqual([[design, issue], []])
    expect(
      readRefs([
        [own, null],
        [other, design]
      ])
    ).toEqual([[design], []])
    expect(
      readRefs([
        [own, design],
        ['refs/x', issue],
        [other, 7]
      ])
    ).toEqual([[], [own, 'refs/x', other]])
  })

  test('[XR1] [SG13] what is no reference or no login is refused, at the door and in the plan', () => {
    for (const reference of ['ftp://example.org', 'https://EXAMPLE.org/', `${issue}#top`]) {
      const intent: Intent = { type: 'addReference', task, reference }
      expect(planned(intent)).toBe('A reference is an address that begins with http:// or https://.')
    }
    for (const login of ['mia', 'github:', 'GitHub:mia', 'github:Mia', 'github:mi a']) {
      const intent: Intent = { type: 'addLogin', person: mia, login }
      expect(planned(intent)).toBe('A login is a tool, a colon and a name there, in small letters: github:mia.')
      expect(parseIntent(intent).ok).toBe(false)
    }
    expect(parseIntent({ type: 'addReference', task, reference: 'javascript:alert(1)' }).ok).toBe(false)
  })

  test('[IT10] what was refused is said again element by element', () => {
    const writes = [
      { kind: 'edit', id: task, field: elementField('refs', design), value: design },
      { kind: 'edit', id: task, field: elementField('refs', issue), value: null }
    ] as const
    expect(proposeAgain(graph, writes, 'References')).toEqual({
      ok: true,
      value: {
        type: 'together',
        label: 'References',
        intents: [
          { type: 'addReference', task, reference: design },
          { type: 'removeReference', task, reference: issue }
        ]
      }
    })
  })
})
