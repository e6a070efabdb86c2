import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { boardJson, writeBoardJson } from '../../shared/formats/write-board-json.ts'
import { boardOf, carryOut, testDevices, testTime } from '../hub/board/devices.testing.ts'

import { reportDebt } from './debt-report.ts'
import { runLine } from './run-line.testing.ts'

const devices = testDevices()

test('[EP16] [CL1] a board exported from the menu has the bytes that the command line writes, and `slipstream debt` of it is the ledger in the app, to the last bit', async () => {
  const boards = await devices.start()
  const { id } = (await boards.create('Launch', true)).board
  const board = boardOf(boards, id)
  const path = join(devices.folder(), 'launch.json')
  await carryOut(boards, { kind: 'export', board: id, path })
  expect(await readFile(path, 'utf8')).toBe(writeBoardJson(boardJson(board.graph(), board.moments())))

  const ledger = board.ledger()
  const { out, said } = await runLine(['debt', path, '--at', new Date(testTime).toISOString(), '--json'])
  expect(said).toBe('')
  const told = JSON.parse(JSON.stringify(reportDebt(board.graph(), ledger))) as unknown
  expect(JSON.parse(out)).toEqual(told)
  expect(ledger.totals.principal).toBeGreaterThan(0)
})
