import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

import { describe, expect, test } from 'vitest'

import { commands } from './run-command.ts'
import { runLine } from './run-line.testing.ts'

function plan(name: string): string {
  return fileURLToPath(new URL(`../../shared/formats/fixtures/${name}.xml`, import.meta.url))
}

function instance(name: string): string {
  return fileURLToPath(new URL(`../../shared/schedule/psplib/${name}.sm`, import.meta.url))
}

async function json(args: readonly string[], input = ''): Promise<Record<string, unknown>> {
  const { code, out, said } = await runLine(['import', ...args, '--json'], input)
  expect([code, said]).toEqual([0, ''])
  return JSON.parse(out) as Record<string, unknown>
}

describe('slipstream import', () => {
  test('a plan of Microsoft Project as of its start, in the words of docs/CLI.md', async () => {
    const report = await json([plan('slack9'), '--schedule'])
    const { tasks, ...rest } = report
    expect(rest).toEqual({
      format: 'msproject',
      title: 'slack',
      timeZone: 'UTC',
      counts: { tasks: 15, summaries: 0, milestones: 3, dependencies: 15, people: 0, calendars: 1 },
      problems: [],
      moreProblems: 0,
      now: '2006-04-17T08:00:00Z',
      start: '2006-04-17T08:00:00Z',
      finish: '2006-05-08T17:00:00Z',
      makespan: null,
      issues: [
        {
          kind: 'constraintConflict',
          task: '11',
          message:
            '11 “Milestone 2”: mustFinishOn asks for 2006-05-04T17:00:00Z; 9 “Task 7” → 11 “Milestone 2” makes 2006-05-05T17:00:00Z of it.'
        }
      ],
      deadlocks: []
    })
    expect((tasks as readonly unknown[])[0]).toEqual({
      sourceId: '1',
      title: 'Task 1',
      kind: 'task',
      parent: null,
      state: 'clear',
      earlyStart: '2006-04-17T08:00:00Z',
      earlyFinish: '2006-04-17T17:00:00Z',
      lateStart: '2006-04-24T08:00:00Z',
      lateFinish: '2006-04-24T17:00:00Z',
      totalFloat: 2400,
      freeFloat: 0,
      critical: false
    })
  })

  test('an instance of PSPLIB in periods from 0, with its makespan', async () => {
    const { now, start, finish, makespan, tasks } = await json([instance('j301_1'), '--schedule'])
    expect({ now, start, finish, makespan }).toEqual({ now: 0, start: 0, finish: 38, makespan: 38 })
    expect((tasks as readonly unknown[])[1]).toMatchObject({
      sourceId: '2',
      earlyStart: 0,
      earlyFinish: 8,
      lateStart: 7,
      lateFinish: 15,
      totalFloat: 7,
      freeFloat: 0
    })
  })

  test('--now holds back what has not begun', async () => {
    const at = async (now: string): Promise<unknown> =>
      (await json([plan('slack9'), '--schedule', '--now', now]))['finish']
    expect(await at('2006-04-18T08:00:00Z')).toBe('2006-05-08T17:00:00Z')
    expect(await at('2006-05-01T08:00:00+00:00')).toBe('2006-05-19T17:00:00Z')
    const periods = await json([instance('j301_1'), '--schedule', '--now', '10'])
    expect([periods['now'], periods['finish'], periods['makespan']]).toEqual([10, 48, 38])
  })

  test('--time-zone says where the file’s local times are', async () => {
    const { start, now } = await json([plan('slack9'), '--schedule', '--time-zone', 'Europe/Berlin'])
    expect([start, now]).toEqual(['2006-04-17T06:00:00Z', '2006-04-17T06:00:00Z'])
  })

  test('CSV from standard input counts from the present', async () => {
    const { format, title, now, tasks } = await json(['-', '--schedule'], 'Key,Title\nA-1,One\n')
    expect([format, title, now]).toEqual(['csv', 'Standard input', '2020-09-08T21:20:00Z'])
    expect((tasks as readonly { sourceId: unknown }[]).map(({ sourceId }) => sourceId)).toEqual(['A-1'])
  })

  test('without --schedule only what the file holds', async () => {
    expect(Object.keys(await json([plan('slack9')]))).toEqual([
      'format',
      'title',
      'timeZone',
      'counts',
      'problems',
      'moreProblems'
    ])
  })

  test('without --json a table', async () => {
    const { code, out } = await runLine(['import', instance('j301_1'), '--schedule'])
    expect(code).toBe(0)
    expect(out).toContain('\nMakespan 38; everything in periods.\n')
    expect(out).toContain('\n8   Job 8   4            13            4           13           0      0     critical\n')
  })
})

describe('what goes wrong', () => {
  test('a file that is not there, or holds nothing, ends with 1 and says what and where', async () => {
    const missing = await runLine(['import', '/nowhere/plan.xml', '--schedule', '--json'])
    expect([missing.code, missing.out]).toEqual([1, ''])
    expect(missing.said).toMatch(/^slipstream import: ENOENT.*\/nowhere\/plan\.xml/)
    const broken = await runLine(['import', '-', '--json'], '<Project><Tasks>')
    expect([broken.code, broken.out]).toEqual([1, ''])
    expect(broken.said).toBe('slipstream import: -: file: This is no whole XML file: it breaks off inside <Tasks>.\n')
  })

  const misuse: readonly (readonly [readonly string[], RegExp])[] = [
    [[], /^Usage/],
    [['send'], /no command “send”/],
    [['import'], /FILE is missing/],
    [['import', 'a', 'b'], /One FILE at a time/],
    [['import', 'a', '--nope'], /--nope/],
    [['import', 'a', '--now', 'soon'], /--now: “soon”/],
    [['import', 'a', '--now', '2026-13-40'], /--now/],
    [['import', 'a', '--time-zone', 'Mars/Olympus'], /Mars\/Olympus/]
  ]

  test.each(misuse)('%j ends with 2 and says so', async (args, message) => {
    const { code, out, said } = await runLine(args)
    expect([code, out]).toEqual([2, ''])
    expect(said).toMatch(message)
  })

  test.each([['help'], ['--help'], ['help', 'import'], ['import', '--help']])('%j ends with 0', async (...args) => {
    const { code, out, said } = await runLine(args)
    expect([code, said]).toEqual([0, ''])
    expect(out).toMatch(/^Usage: slipstream/)
  })
})

describe('every command', () => {
  test.each([...commands])(
    '[CL3] %s: its help names all that it takes, and is shown for --help',
    async (name, { help, options }) => {
      const shown = await runLine([name, '--help'])
      expect(shown).toEqual({ code: 0, out: help, said: '' })
      const named = new Set(Array.from(help.matchAll(/--([a-z][a-z-]*)/g), ([, option]) => option))
      expect(
        [...named].filter((option) => option !== undefined && !Object.hasOwn(options, option) && option !== 'help')
      ).toEqual([])
      expect(Object.keys(options).filter((option) => !named.has(option))).toEqual([])
    }
  )

  test('[CL3] docs/CLI.md has each of them, with its options', async () => {
    const text = await readFile(new URL('../../docs/CLI.md', import.meta.url), 'utf8')
    const [, usage = ''] = text.split('```')
    for (const [name, { options }] of commands) {
      // What hooks call is named where hooks are.
      const line =
        usage.split('\n').find((each) => each.startsWith(`slipstream ${name} `)) ?? (name === 'git-hook' ? text : '')
      const section = text.split(`\n## ${name}\n`)[1]?.split('\n## ')[0] ?? ''
      expect(line, name).not.toBe('')
      for (const option of Object.keys(options))
        expect(`${line}${section}`, `${name} --${option}`).toContain(`--${option}`)
    }
  })

  test('[CL1] [CL2] words that are wrong end with 2, say so beside the help, and write no result', async () => {
    for (const [name, { help }] of commands) {
      const { code, out, said } = await runLine([name, '--no-such-option'])
      expect([code, out, said.endsWith(help)], name).toEqual([2, '', true])
    }
  })
})
