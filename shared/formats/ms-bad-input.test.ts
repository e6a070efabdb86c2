import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { ImportReading } from './import-reading.ts'
import { contextOf, countIds, fixtureText, graphOf, projectXml } from './read-plan.test-support.ts'
import { readMsProject } from './read-ms-project.ts'

function read(text: string): ImportReading {
  return readMsProject(text, 'Plan', contextOf(), countIds())
}

const oneTask = '<Task><UID>1</UID><OutlineLevel>1</OutlineLevel><Name>One</Name><Duration>PT8H0M0S</Duration></Task>'
const bomb = Array.from({ length: 10 }, (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`).join('')

describe('files that are no plans', () => {
  const files: readonly (readonly [string, string, RegExp])[] = [
    ['an empty file', '', /empty/],
    ['only white space', ' \r\n\t ', /empty/],
    ['binary', '\u0000\u0001\uFFFD\u0002PK', /whole XML/],
    ['words', 'Dear all, please find attached', /whole XML/],
    ['another root', '<html><body>Project</body></html>', /no Project element/],
    ['a project inside of something else', '<a><Project/></a>', /no Project element/],
    [
      'an entity from outside',
      `<!DOCTYPE Project [<!ENTITY x SYSTEM "file:///etc/passwd">]>${projectXml(oneTask)}`,
      /document type/
    ],
    [
      'a billion laughs',
      `<!DOCTYPE Project [<!ENTITY l0 "ha">${bomb}]><Project><Title>&l9;</Title></Project>`,
      /document type/
    ],
    ['breaks off in a task', projectXml(oneTask).slice(0, -40), /breaks off|broken/],
    ['tags across each other', '<Project><Tasks><Task></Tasks></Task></Project>', /<\/Tasks> where <Task> is open/],
    ['two roots', '<Project/><Project/>', /second root/],
    ['deep nesting', '<a>'.repeat(100_000), /nested/],
    ['no tasks', projectXml(''), /no tasks/],
    [
      'names that reach prototypes',
      '<Project><__proto__><x/></__proto__><constructor/></Project>',
      /cannot be read|no tasks/
    ]
  ]

  test.each(files)('[MSP1] %s: one error that says so, and nothing to apply', (_name, text, message) => {
    const reading = read(text)
    expect(reading.intent).toBe(null)
    expect(reading.problems.map(({ severity }) => severity)).toEqual(['error'])
    expect(reading.problems[0]?.message).toMatch(message)
  })

  test('[MSP1] more than 64 MiB is refused without a look inside', () => {
    const reading = read('<Project>'.padEnd(200 * 1024 * 1024, ' '))
    expect(reading.problems[0]?.message).toMatch(/64 MiB/)
  })

  test('[MSP1] quotes, comments and character data around and in a plan are nothing odd', () => {
    const text = `<!-- a < b --><?note?>${projectXml(oneTask.replace('One', '<![CDATA[a < b]]>')).replace('<?xml version="1.0"?>', '').replace('<Tasks>', '<Tasks a="x > y" b=\'z\'>')}`
    const reading = read(text)
    expect(reading.problems).toEqual([])
    expect([...graphOf(reading.intent).tasks.values()].map(({ title }) => title)).toEqual(['a < b'])
  })
})

describe('laws', () => {
  const real = fixtureText('task-links-task-links-project2010-mpp12')
  const check = (text: string): ImportReading => {
    const reading = read(text)
    const hasError = reading.problems.some(({ severity }) => severity === 'error')
    // An error means nothing, and whatever is not refused can be applied whole.
    expect(reading.intent === null).toBe(hasError)
    if (reading.intent !== null) expect(graphOf(reading.intent).tasks.size).toBe(reading.tasks)
    return reading
  }

  test('[MSP1] any text at all is read or refused, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        check(text)
        check(`<Project>${text}</Project>`)
      }),
      { numRuns: 300 }
    )
  })

  test('[MSP1] a real plan cut off anywhere is refused', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: real.trimEnd().length - 1 }), (length) => {
        expect(read(real.slice(0, length)).intent).toBe(null)
      }),
      { numRuns: 60 }
    )
  })

  test('[MSP2] a real plan with any of its values spoilt is read with warnings or refused, never half', () => {
    const values = [...real.matchAll(/>([^<>\s][^<>]*)</g)]
    const odd = fc.oneof(
      fc.constantFrom(
        '',
        'NaN',
        '-1',
        '0',
        '1e9',
        '99999999999999',
        'PT99999999H0M0S',
        '9999-99-99T99:99:99',
        '&#0;',
        '&bogus;',
        '1600-01-01T00:00:00'
      ),
      fc.string({ maxLength: 12 }).map((text) => text.replaceAll(/[<>&]/g, ''))
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(values.length - 1), odd), { minLength: 1, maxLength: 30 }), (spoilt) => {
        let text = real
        for (const [index, value] of spoilt.toSorted(([a], [b]) => b - a)) {
          const match = values[index]
          if (!match || text.slice(match.index, match.index + match[0].length) !== match[0]) continue
          text = `${text.slice(0, match.index)}>${value}<${text.slice(match.index + match[0].length)}`
        }
        check(text)
      }),
      { numRuns: 100 }
    )
  })

  test('[MSP1] every plan there is, with stretches cut out, doubled or moved, is read with problems that name a place, or refused', () => {
    const plans = [
      'ActualTaskProperties',
      'BudgetWorkAndCost',
      'CriticalEffortDrivenTasks',
      'StopResumeDates',
      'legacy-sample',
      'mpp14baseline',
      'slack9'
    ].map(fixtureText)
    // Whole elements, so that most of what comes out is XML still.
    const pieces = plans.map((text) => [...text.matchAll(/[ \t]*<(\w+)>[^<]*<\/\1>\r?\n/g)])
    const change = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      to: fc.double({ min: 0, max: 1, noNaN: true }),
      how: fc.constantFrom('cut', 'double', 'move', 'break')
    })
    fc.assert(
      fc.property(fc.nat(plans.length - 1), fc.array(change, { minLength: 1, maxLength: 40 }), (which, changes) => {
        let text = plans[which] ?? ''
        const elements = pieces[which] ?? []
        for (const { at, to, how } of changes) {
          const piece = elements[Math.floor(at * (elements.length - 1))]?.[0] ?? ''
          const other = elements[Math.floor(to * (elements.length - 1))]?.[0] ?? ''
          if (how === 'cut') text = text.replace(piece, '')
          else if (how === 'double') text = text.replace(piece, () => piece + piece)
          else if (how === 'move') text = text.replace(piece, () => other)
          else text = text.replace(piece, () => piece.slice(0, Math.floor(piece.length * to)))
        }
        const { problems } = check(text)
        expect(problems.every(({ where, message }) => where !== '' && message !== '')).toBe(true)
      }),
      { numRuns: 60 }
    )
  })

  test('[MSP6] whatever links a file has, what is imported has no loop', () => {
    const shape = fc.array(
      fc.tuple(fc.integer({ min: 1, max: 4 }), fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 3 })),
      {
        minLength: 1,
        maxLength: 9
      }
    )
    fc.assert(
      fc.property(shape, (tasks) => {
        const text = tasks.map(([level, before], index) => {
          const links = before.map(
            (uid) => `<PredecessorLink><PredecessorUID>${uid}</PredecessorUID></PredecessorLink>`
          )
          return `<Task><UID>${index + 1}</UID><Name>T</Name><OutlineLevel>${level}</OutlineLevel>${links.join('')}</Task>`
        })
        check(projectXml(text.join('')))
      }),
      { numRuns: 300 }
    )
  })
})
