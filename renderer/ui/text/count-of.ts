/** "1 task", "3 tasks", "no tasks": a count with its noun. */
export function countOf(count: number, noun: string, nouns = `${noun}s`): string {
  if (count === 0) return `no ${nouns}`
  return `${count} ${count === 1 ? noun : nouns}`
}
