import { expect, test } from 'vitest'

import { findCommand } from './find-command.ts'

test.each([
  [
    ['ready', '--json'],
    ['ready', '--json']
  ],
  [
    ['--no-sandbox', 'why', 'SLIP-1'],
    ['why', 'SLIP-1']
  ],
  [['install-hook'], ['install-hook']],
  [[], null],
  [['--hidden', '--data-folder=/a'], null],
  [['slipstream://board/a'], null],
  [['--hidden', 'slipstream://board/a', 'ready'], null],
  [['/home/ana/plan.xml'], null],
  [['Ready'], null]
])('[CL8] %j means %j', (args, command) => {
  expect(findCommand(args)).toEqual(command)
})
