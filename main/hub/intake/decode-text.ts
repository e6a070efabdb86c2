/** A file's text, and whether its encoding had to be guessed. */
export type DecodedText = { readonly text: string; readonly isGuessed: boolean }

/** UTF-8, or UTF-16 where a byte-order mark says so; what is none of them is read as windows-1252, which any bytes are. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const [first, second] = bytes
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), isGuessed: false }
  } catch {
    // A fatal decoder says only by throwing that the bytes are not its encoding.
    return { text: new TextDecoder('windows-1252').decode(bytes), isGuessed: true }
  }
}
