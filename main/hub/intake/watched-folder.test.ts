import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

import { afterEach, describe, expect, test } from 'vitest'

import type { DeviceId } from '../../../shared/model/ids.ts'
import { fakeClock } from '../fake-clock.testing.ts'
import type { PersonalKind } from '../personal/personal-values.ts'

import { hashOfContent } from './hash-of-content.ts'
import { createWatchedFolder } from './watched-folder.ts'
import type { WatchedFolder, WatchedFolderParts } from './watched-folder.ts'

const folders: string[] = []
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'slipstream-folder-'))
  folders.push(folder)
  return folder
}

/** A person's values, as their devices keep them in common. */
function keptValues(): WatchedFolderParts['values'] {
  const kept = new Map<string, unknown>()
  const listeners = new Set<() => void>()
  return {
    all: <Value>({ name, parse }: PersonalKind<Value>) =>
      new Map(
        [...kept].flatMap(([key, raw]) => {
          const value = key.startsWith(`${name}/`) ? parse(raw) : null
          return value === null ? [] : [[key.slice(name.length + 1), value] as const]
        })
      ),
    set: ({ name }, changes) => {
      for (const [key, value] of changes)
        if (value === null) kept.delete(`${name}/${key}`)
        else kept.set(`${name}/${key}`, value)
      for (const listener of listeners) listener()
      return Promise.resolve()
    },
    observe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    }
  }
}

function device(values: WatchedFolderParts['values'], name = 'desk') {
  const watched = new Map<string, () => void>()
  const folder = createWatchedFolder({
    values,
    watch: (path, onChange) => {
      watched.set(path, onChange)
      return () => watched.delete(path)
    },
    clock: fakeClock(Date.UTC(2026, 10, 23, 8)),
    device: name as DeviceId
  })
  return { folder, watched }
}

/** Resolves once the folder was looked into. */
function looked(folder: WatchedFolder): Promise<void> {
  return new Promise((resolve) => {
    const stop = folder.observe(() => {
      stop()
      resolve()
    })
  })
}

describe('a watched folder', () => {
  test('[WF2] [WF4] offers what is put there, as it is at last', async () => {
    const { folder, watched } = device(keptValues())
    const path = await newFolder()
    await mkdir(join(path, 'below.csv'))
    for (const name of ['.hidden.csv', 'plan.xml', 'old.csv']) await writeFile(join(path, name), 'Title\nOld')
    expect(await folder.choose(path)).toEqual({ ok: true, value: null })
    expect(folder.state()).toEqual({ name: basename(path), problems: [], offers: ['old.csv'] })
    await writeFile(join(path, 'New.ICS'), 'BEGIN:VCAL')
    const change = looked(folder)
    watched.get(path)?.()
    await change
    await writeFile(join(path, 'New.ICS'), 'BEGIN:VCALENDAR')
    expect(folder.state().offers).toEqual(['New.ICS', 'old.csv'])
    const file = await folder.read('New.ICS')
    expect(file.ok && [file.value.name, new TextDecoder().decode(file.value.bytes)]).toEqual([
      'New.ICS',
      'BEGIN:VCALENDAR'
    ])
  })

  test('[WF3] offers a content once, under any name and on any device of theirs, and a changed file again', async () => {
    const values = keptValues()
    const [desk, laptop] = [device(values), device(values, 'laptop')]
    const [here, there] = [await newFolder(), await newFolder()]
    await writeFile(join(here, 'a.csv'), 'Title\nOne')
    await writeFile(join(here, 'b.csv'), 'Title\nTwo')
    await writeFile(join(there, 'copy of a.csv'), 'Title\nOne')
    await desk.folder.choose(here)
    await laptop.folder.choose(there)
    expect([desk.folder.state().offers, laptop.folder.state().offers]).toEqual([['a.csv', 'b.csv'], ['copy of a.csv']])
    await desk.folder.leave('a.csv')
    await desk.folder.handled(hashOfContent(new TextEncoder().encode('Title\nTwo')))
    expect([desk.folder.state().offers, laptop.folder.state().offers]).toEqual([[], []])
    await writeFile(join(here, 'a.csv'), 'Title\nOne\nMore')
    const change = looked(desk.folder)
    desk.watched.get(here)?.()
    await change
    expect(desk.folder.state().offers).toEqual(['a.csv'])
  })

  test('[WF1] is one of this device, found again after a start, and watched no more once it is let go', async () => {
    const values = keptValues()
    const path = await newFolder()
    await writeFile(join(path, 'a.csv'), 'Title\nOne')
    await device(values).folder.choose(path)
    const again = device(values)
    await looked(again.folder)
    expect([again.folder.state().offers, device(values, 'laptop').folder.state().name]).toEqual([['a.csv'], null])
    await again.folder.choose(null)
    expect([again.folder.state(), again.watched.size]).toEqual([{ name: null, problems: [], offers: [] }, 0])
    expect(await again.folder.choose('elsewhere')).toEqual({ ok: false, failure: 'This is no folder of this machine.' })
  })

  test('[WF4] says what is wrong, and gives out nothing that it has not found', async () => {
    const { folder } = device(keptValues())
    const path = await newFolder()
    await folder.choose(join(path, 'gone'))
    expect(folder.state()).toEqual({ name: 'gone', problems: ['The folder is not there.'], offers: [] })
    await writeFile(join(path, 'secret.csv'), 'Title\nOne')
    expect(await folder.read('../secret.csv')).toEqual({
      ok: false,
      failure: '../secret.csv is not there any more.'
    })
  })
})
