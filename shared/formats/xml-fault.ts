const deepest = 60
/** A tag with its attributes; `>` may stand in quotes. */
const tagShape = /<(\/?)([A-Za-z_:][\w:.-]*)(?:\s+(?:[^"'<>]|"[^"<]*"|'[^'<]*')*?)?\s*(\/?)>/y

/**
 * [MSP1] What keeps a text from being one whole XML element with what it holds, as one sentence with the line; null where
 * nothing does. Stands before the parser, which takes what breaks off in the middle for whole. One pass, no going back.
 */
export function findXmlFault(text: string): string | null {
  const open: string[] = []
  let at = text.startsWith('\uFEFF') ? 1 : 0
  let roots = 0
  for (;;) {
    const next = text.indexOf('<', at)
    const between = text.slice(at, next === -1 ? text.length : next)
    if (open.length === 0 && between.trim() !== '') return `text outside of the root element (${line(at)})`
    if (next === -1) break
    const special = specials.find(({ begin }) => text.startsWith(begin, next))
    if (special) {
      const end = special.end === null ? -1 : text.indexOf(special.end, next + special.begin.length)
      if (special.end === null) return `a declaration that is not read (${line(next)})`
      if (end === -1) return `it breaks off inside ${special.begin} (${line(next)})`
      at = end + special.end.length
      continue
    }
    tagShape.lastIndex = next
    const tag = tagShape.exec(text)
    if (!tag) return `a tag that is broken or breaks off (${line(next)})`
    const [whole, closing, name = '', alone] = tag
    at = next + whole.length
    if (closing === '/') {
      const last = open.pop()
      if (last !== name)
        return `</${name.slice(0, 40)}> where ${last === undefined ? 'nothing' : `<${last.slice(0, 40)}>`} is open (${line(next)})`
      continue
    }
    if (open.length === 0) roots += 1
    if (roots > 1) return `a second root element (${line(next)})`
    if (alone !== '/') open.push(name)
    if (open.length > deepest) return `elements nested more than ${deepest} deep (${line(next)})`
  }
  const last = open.at(-1)
  if (last !== undefined) return `it breaks off inside <${last.slice(0, 40)}>`
  return roots === 0 ? 'there is no element in it' : null

  function line(index: number): string {
    let count = 1
    for (let from = text.indexOf('\n'); from !== -1 && from < index; from = text.indexOf('\n', from + 1)) count += 1
    return `line ${count}`
  }
}

/** What begins with `<` and is no tag; anything else with `<!` declares a document type. */
const specials: readonly { readonly begin: string; readonly end: string | null }[] = [
  { begin: '<!--', end: '-->' },
  { begin: '<![CDATA[', end: ']]>' },
  { begin: '<?', end: '?>' },
  { begin: '<!', end: null }
]
