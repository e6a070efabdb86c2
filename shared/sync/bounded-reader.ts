import { createDecoder, readUint8, readVarUint } from 'lib0/decoding'

import { fromUtf8 } from '../lib/utf8.ts'

import { hexText } from './hex-text.ts'

/** Reads fields of a known greatest size; throws a RangeError or lib0's error on anything else, for the caller to convert. */
export type BoundedReader = {
  readonly position: () => number
  readonly remaining: () => number
  readonly byte: () => number
  /** A number of at most `greatest`. */
  readonly number: (greatest: number) => number
  /** A view, not a copy: the length is checked before. */
  readonly bytes: (count: number) => Uint8Array
  readonly hex: (count: number) => string
  /** UTF-8 of at most `greatest` bytes, preceded by its length. */
  readonly text: (greatest: number) => string
  /** Bytes preceded by their length. */
  readonly sized: (greatest: number) => Uint8Array
}

/** A reader over one message; `bytes` is never copied. */
export function createBoundedReader(source: Uint8Array): BoundedReader {
  const decoder = createDecoder(source)
  function number(greatest: number): number {
    const value = readVarUint(decoder)
    if (value > greatest) throw new RangeError(`${value} is more than ${greatest}`)
    return value
  }
  function bytes(count: number): Uint8Array {
    if (count > source.length - decoder.pos) throw new RangeError('the bytes end too early')
    const view = source.subarray(decoder.pos, decoder.pos + count)
    decoder.pos += count
    return view
  }
  return {
    position: () => decoder.pos,
    remaining: () => source.length - decoder.pos,
    byte: () => readUint8(decoder),
    number,
    bytes,
    hex: (count) => hexText(bytes(count)),
    text: (greatest) => fromUtf8(bytes(number(greatest))),
    sized: (greatest) => bytes(number(greatest))
  }
}
