import { escapeMarkdown } from './escape-markdown.ts'
import type { ReviewGroup, ReviewStep } from './review-steps.ts'
import { splitRows } from './split-rows.ts'

/** [RV11] All steps as Markdown, with a line feed at the end. `heading` is "Weekly review of …, Thu 26 Nov", and is escaped like all that people wrote. */
export function reviewMarkdown(heading: string, steps: readonly ReviewStep[]): string {
  const parts = steps.flatMap(({ title, sentence, groups }) => [
    `## ${title}`,
    escapeMarkdown(sentence),
    ...groups.flatMap((group) => [...(groups.length > 1 ? [`### ${group.label}`] : []), listOf(group)])
  ])
  return `${[`# ${escapeMarkdown(heading)}`, ...parts].join('\n\n')}\n`
}

function listOf({ rows, empty }: ReviewGroup): string {
  if (rows.length === 0) return empty
  const { shown, more } = splitRows(rows)
  const items = shown.map(({ title, words }) => `- **${escapeMarkdown(title) || '–'}**: ${escapeMarkdown(words)}`)
  return [...items, ...(more === 0 ? [] : [`- ${more} more.`])].join('\n')
}
