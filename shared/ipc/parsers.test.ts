import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { defaultSettings } from './default-settings.ts'
import { parseHubToMain } from './parse-hub-to-main.ts'
import { parseMainToHub } from './parse-main-to-hub.ts'
import { parsePageRequest } from './parse-page-request.ts'
import { parseSettings } from './parse-settings.ts'

const start = {
  type: 'start',
  folder: '/data',
  deviceKey: new Uint8Array(32),
  fixedNow: null,
  timeZone: 'UTC',
  me: {},
  network: 'local',
  listenAt: null,
  signals: { on: true, port: 0, webhookSecret: null },
  signalsFolder: '/signals'
}
const alert = { board: 'b', task: 't', key: 'k', kind: 'clearToStart', title: 'Title', body: 'Body' }
const slip = { id: 's', title: 'Design slipped 2 days', moves: '9 of your tasks move', breaks: 'Launch' }

describe('what a page asks of main', () => {
  it.each([
    { type: 'start' },
    { type: 'connect' },
    { type: 'backUpBoard', board: 'b', title: 'Board', passphrase: '' },
    { type: 'chooseBackup' },
    { type: 'restoreBoard', passphrase: 'correct horse' },
    { type: 'archiveBoard', board: 'b', archived: true },
    { type: 'forgetBoard', board: 'b' },
    { type: 'painted' },
    { type: 'recoverBoard', words: 'lusab babad', board: null, link: 'slipstream://join/AA', address: '' },
    { type: 'copyRecoveryWords', words: Array.from({ length: 18 }, () => 'lusab').join(' ') },
    { type: 'createBoard', title: 'Board', sample: false },
    { type: 'saveSettings', change: {} },
    { type: 'saveSettings', change: { theme: 'dark', me: { b: 'ana' }, toldAboutTray: true, lastBoard: null } },
    {
      type: 'saveSettings',
      change: { looks: { b: { grouping: 'owner', lanes: 'none', sort: 'hand' } }, density: 'compact' }
    }
  ])('is understood: %j', (request) => {
    expect(parsePageRequest(request)).toEqual({ ok: true, value: request })
  })

  it.each([
    null,
    'start',
    [],
    {},
    { type: 'toString' },
    { type: '__proto__' },
    { type: 'quit' },
    { type: 'copyRecoveryWords', words: 'anything else' },
    { type: 'recoverBoard', words: 'x'.repeat(1001), board: null, link: '', address: '' },
    { type: 'recoverBoard', words: '', board: '../../etc', link: '', address: '' },
    { type: 'start', more: 1 },
    { type: 'createBoard', title: 'Board' },
    { type: 'createBoard', title: 'x'.repeat(201), sample: false },
    { type: 'createBoard', title: 1, sample: false },
    { type: 'saveSettings', change: { theme: 'blue' } },
    { type: 'saveSettings', change: { looks: { b: { grouping: 'mood', lanes: 'none', sort: 'hand' } } } },
    { type: 'saveSettings', change: { density: 'dense' } },
    { type: 'saveSettings', change: { folder: '/etc' } },
    { type: 'saveSettings', change: { lastBoard: '../../etc' } },
    { type: 'saveSettings', change: { me: { 'not an id': 'ana' } } },
    { type: 'saveSettings', change: { me: { b: 'constructor' } } },
    {
      type: 'saveSettings',
      change: { me: Object.fromEntries(Array.from({ length: 10_001 }, (_, n) => [`b${n}`, 'ana'])) }
    }
  ])('is refused: %j', (request) => {
    expect(parsePageRequest(request).ok).toBe(false)
  })
})

describe('what the hub says to main', () => {
  it.each([
    { type: 'ready', boards: [{ id: 'b', title: 'Board', tasks: 3, openedAt: 1, archived: false, backedUpAt: null }] },
    { type: 'boards', boards: [] },
    { type: 'boardCreated', id: 1, board: 'b', me: 'ana' },
    { type: 'boardCreated', id: 1, board: 'b', me: null },
    { type: 'tray', content: { clear: [{ board: 'b', task: 't', title: 'Title' }], inProgress: [] } },
    { type: 'alerts', alerts: [alert, { ...alert, kind: 'retracted' }, { ...alert, slip }] },
    { type: 'boardDeedDone', id: 1, outcome: { ok: true, value: { kind: 'done' } } },
    { type: 'boardDeedDone', id: 1, outcome: { ok: false, failure: 'The disk is full.' } },
    {
      type: 'boardDeedDone',
      id: 1,
      outcome: { ok: true, value: { kind: 'restored', restored: { board: 'b', added: null, setAside: null } } }
    },
    { type: 'inboxMarked', number: 3 },
    { type: 'saved' },
    { type: 'problem', message: 'The disk is full.' }
  ])('is understood: %j', (message) => {
    expect(parseHubToMain(message)).toEqual({ ok: true, value: message })
  })

  it.each([
    undefined,
    { type: 'start' },
    {
      type: 'ready',
      boards: [{ id: '__proto__', title: 'Board', tasks: 3, openedAt: 1, archived: false, backedUpAt: null }]
    },
    { type: 'boardCreated', id: -1, board: 'b', me: null },
    { type: 'alerts', alerts: [{ ...alert, kind: 'other' }] },
    { type: 'alerts', alerts: [{ ...alert, slip: { ...slip, id: 7 } }] },
    { type: 'alerts', alerts: [{ ...alert, title: 'x'.repeat(10_001) }] },
    { type: 'alerts', alerts: [{ ...alert, key: '' }] },
    { type: 'inboxMarked', number: 'first' }
  ])('is refused: %j', (message) => {
    expect(parseHubToMain(message).ok).toBe(false)
  })

  it('is refused by field, never by value', () => {
    expect(parseHubToMain({ type: 'problem', message: { secret: 'words' } })).toEqual({
      ok: false,
      failure: 'message: invalid_type'
    })
  })
})

describe('what main says to the hub', () => {
  it.each([
    start,
    { ...start, deviceKey: new Uint8Array(0), fixedNow: 1_778_576_400_000, me: { b: 'ana' } },
    { type: 'attach', window: 1, focused: true },
    { type: 'focus', window: 1, focused: false },
    { type: 'createBoard', id: 1, title: 'Board', sample: true },
    { type: 'setMe', me: { b: 'ana' } },
    { type: 'act', board: 'b', task: 't', verb: 'finish' },
    { type: 'boardDeed', id: 1, deed: { kind: 'backUp', board: 'b', path: '/a', passphrase: '' } },
    { type: 'boardDeed', id: 1, deed: { kind: 'inspect', path: '/a' } },
    { type: 'boardDeed', id: 1, deed: { kind: 'archive', board: 'b' } },
    { type: 'boardDeed', id: 1, deed: { kind: 'readInvite', link: 'slipstream://join/x' } },
    { type: 'boardDeed', id: 1, deed: { kind: 'join', link: 'x', name: 'Ben', address: '' } },
    { type: 'setNetwork', network: 'off' },
    { type: 'setSignals', signals: { on: false, port: 4711, webhookSecret: null } },
    { type: 'sleep', asleep: true },
    { type: 'clockJumped' },
    { type: 'save' }
  ])('is understood: %j', (message) => {
    expect(parseMainToHub(message)).toEqual({ ok: true, value: message })
  })

  it.each([
    { ...start, deviceKey: new Uint8Array(31) },
    { ...start, deviceKey: 'x'.repeat(32) },
    { type: 'act', board: 'b', task: 't', verb: 'delete' }
  ])('is refused: %j', (message) => {
    expect(parseMainToHub(message).ok).toBe(false)
  })
})

describe('the settings file', () => {
  it('fills what is missing with the defaults, and refuses what is wrong', () => {
    expect(parseSettings({})).toEqual({ ok: true, value: defaultSettings })
    expect(parseSettings({ theme: 'dark', unknown: 1 })).toEqual({
      ok: true,
      value: { ...defaultSettings, theme: 'dark' }
    })
    expect(parseSettings({ toldAboutTray: 'yes' }).ok).toBe(false)
  })
})

describe('every parser', () => {
  it('answers with a bounded failure, and never throws, whatever it is given', () => {
    const parsers = [parseHubToMain, parseMainToHub, parsePageRequest, parseSettings]
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withBigInt: true, withTypedArray: true }), (raw) => {
        for (const parse of parsers) {
          const parsed = parse(raw)
          expect(parsed.ok ? 0 : parsed.failure.length).toBeLessThanOrEqual(300)
        }
      })
    )
  })
})
