import { resolve } from 'node:path'

import { describe, expect, it } from 'vitest'

import { parseCommandLine } from './command-line.ts'

const plain = {
  sample: false,
  hidden: false,
  screenshotTo: null,
  fixedNow: null,
  dataFolder: null,
  listenAt: null,
  link: null,
  problems: []
}

describe('the command line', () => {
  it('asks for nothing by itself, and leaves the switches of Chromium and Electron alone', () => {
    expect(parseCommandLine([], '/home/ana')).toEqual(plain)
    expect(parseCommandLine(['--no-sandbox', '--user-data-dir=/elsewhere', '--inspect=0', '.'], '/home/ana')).toEqual(
      plain
    )
  })

  it('reads every switch of ours', () => {
    const args = [
      '.',
      '--sample',
      '--hidden',
      '--screenshot-to=out/first.png',
      '--fixed-now=2026-05-12T09:00:00Z',
      '--data-folder=/data',
      '--listen=127.0.0.1:0',
      'slipstream://task/b/t'
    ]
    expect(parseCommandLine(args, '/home/ana')).toEqual({
      sample: true,
      hidden: true,
      screenshotTo: resolve('/home/ana', 'out/first.png'),
      fixedNow: Date.UTC(2026, 4, 12, 9),
      dataFolder: resolve('/data'),
      listenAt: '127.0.0.1:0',
      link: { kind: 'task', board: 'b', task: 't' },
      problems: []
    })
  })

  it('takes a moment in any zone, and the last of two', () => {
    expect(
      parseCommandLine(['--fixed-now=2026-05-12T09:00Z', '--fixed-now=2026-05-12T09:00+02:00'], '/').fixedNow
    ).toBe(Date.UTC(2026, 4, 12, 7))
  })

  it.each(['2026-05-12', '2026-05-12T09:00', 'tomorrow', '', '2026-13-45T99:99Z', '1778576400000'])(
    'says what is wrong with the moment %j',
    (value) => {
      const { fixedNow, problems } = parseCommandLine([`--fixed-now=${value}`], '/')
      expect(fixedNow).toBeNull()
      expect(problems).toEqual(['--fixed-now needs a moment with its zone, such as --fixed-now=2026-05-12T09:00:00Z'])
    }
  )

  it.each(['screenshot-to', 'data-folder'])('says that --%s needs a path', (name) => {
    expect(parseCommandLine([`--${name}`], '/').problems).toEqual([`--${name} needs a path: --${name}=PATH`])
    expect(parseCommandLine([`--${name}=`], '/').problems).toHaveLength(1)
  })
})
