import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { PassThrough } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createInflateRaw } from 'node:zlib'

/**
 * Unpacks those entries of a zip file that `place` gives a path for, relative to `into`; `undefined` leaves an entry out.
 * Knows what Electron's archives use (stored and deflated, no zip64); anything else throws. Ten thousands of unwanted
 * entries cost nothing, which is why this is not a package that unpacks everything first.
 * @param {string} zipFile
 * @param {string} into
 * @param {(name: string) => string | undefined} place
 * @returns {Promise<number>} how many files were written
 */
export async function unzip(zipFile, into, place) {
  const handle = await open(zipFile, 'r')
  try {
    let written = 0
    for (const entry of await readDirectory(handle)) {
      const path = place(entry.name)
      if (path === undefined || path === '' || path.endsWith('/')) continue
      if (path.split('/').includes('..')) throw new Error(`${zipFile}: entry ${entry.name} points outside`)
      const target = join(into, path)
      await mkdir(dirname(target), { recursive: true })
      await writeEntry(handle, zipFile, entry, target)
      written += 1
    }
    return written
  } finally {
    await handle.close()
  }
}

/**
 * @typedef {{ name: string, method: number, packed: number, size: number, mode: number, header: number }} Entry
 * @typedef {import('node:fs/promises').FileHandle} FileHandle
 */

/**
 * @param {FileHandle} handle
 * @returns {Promise<Entry[]>}
 */
async function readDirectory(handle) {
  const { size } = await handle.stat()
  const tail = await read(handle, Math.max(0, size - 65_557), Math.min(size, 65_557))
  const end = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0) throw new Error('not a zip file: no end of central directory')
  const count = tail.readUInt16LE(end + 10)
  const directory = await read(handle, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12))
  const entries = []
  for (let at = 0, n = 0; n < count; n += 1) {
    if (directory.readUInt32LE(at) !== 0x02014b50) throw new Error(`damaged zip directory at entry ${n}`)
    const nameLength = directory.readUInt16LE(at + 28)
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      method: directory.readUInt16LE(at + 10),
      packed: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      mode: (directory.readUInt32LE(at + 38) >>> 16) & 0o777,
      header: directory.readUInt32LE(at + 42)
    })
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return entries
}

/**
 * @param {FileHandle} handle
 * @param {string} zipFile
 * @param {Entry} entry
 * @param {string} target
 */
async function writeEntry(handle, zipFile, entry, target) {
  if (entry.method !== 0 && entry.method !== 8) throw new Error(`${entry.name}: compression ${entry.method} is unknown`)
  const local = await read(handle, entry.header, 30)
  const start = entry.header + 30 + local.readUInt16LE(26) + local.readUInt16LE(28)
  const output = createWriteStream(target, { mode: entry.mode === 0 ? 0o644 : entry.mode })
  if (entry.packed > 0) {
    const bytes = createReadStream(zipFile, { start, end: start + entry.packed - 1, highWaterMark: 1 << 20 })
    await pipeline(bytes, entry.method === 8 ? createInflateRaw() : new PassThrough(), output)
  } else {
    await new Promise((resolve) => output.end(() => resolve(undefined)))
  }
  if (output.bytesWritten !== entry.size) {
    throw new Error(`${entry.name}: ${output.bytesWritten} bytes where the archive says ${entry.size}`)
  }
}

/**
 * @param {FileHandle} handle
 * @param {number} position
 * @param {number} length
 */
async function read(handle, position, length) {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position)
  if (bytesRead !== length) throw new Error('the zip file ends too early')
  return buffer
}
