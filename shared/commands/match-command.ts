import type { Command } from './command.ts'

/** [CM6] Whether each word that was typed begins a word of the command's title, in any order; without words every one does. */
export function matchCommand({ title }: Pick<Command, 'title'>, text: string): boolean {
  const words = wordsOf(title)
  return wordsOf(text).every((typed) => words.some((word) => word.startsWith(typed)))
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}
