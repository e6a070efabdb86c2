/** A table for a terminal: the header, a rule, and a line for each row; columns as wide as they need. Rows may be short. */
export function textTable(header: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const widths = header.map((_, column) => Math.max(...[header, ...rows].map((row) => row[column]?.length ?? 0)))
  const rule = widths.map((width) => '─'.repeat(width))
  return [header, rule, ...rows].map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd()
  )
}

/** A title as a table shows it: longer ones are cut, and lines become spaces; the JSON has them whole. */
export function titleCell(title: string): string {
  const line = title.replace(/\s+/g, ' ')
  return line.length > widestTitle ? `${line.slice(0, widestTitle - 1)}…` : line
}

const widestTitle = 44
