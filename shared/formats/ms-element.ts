import { XMLParser } from 'fast-xml-parser'

import { fail, succeed } from '../lib/result.ts'
import type { Result } from '../lib/result.ts'

import { msNames } from './ms-names.ts'
import type { MsName } from './ms-names.ts'
import { findXmlFault } from './xml-fault.ts'

/** An element of a project file: texts and elements by name, nothing by attribute (the format has none that matter). */
export type MsElement = {
  /** The text of the first child of that name, entities decoded, trimmed; null where there is none or it is empty. */
  readonly text: (name: MsName) => string | null
  readonly child: (name: MsName) => MsElement | null
  readonly children: (name: MsName) => readonly MsElement[]
}

/** [MSP1] Largest text that is read, in UTF-16 units. */
const largest = 64 * 1024 * 1024

const names: ReadonlySet<string> = new Set(msNames)

/**
 * Subtrees that are left as text: their insides are not looked at, or (of timephased data, which can be most of a file) are
 * found in the text when somebody asks.
 */
const unparsed = [
  ...['TimephasedData', 'ExtendedAttribute', 'ExtendedAttributes', 'OutlineCode', 'OutlineCodes'].map(
    (name) => `..${name}`
  ),
  // Only the baselines of tasks have dates that are read.
  'Project.Assignments.Assignment.Baseline',
  'Project.Resources.Resource.Baseline'
]

const parser = new XMLParser({
  ignoreAttributes: true,
  removeNSPrefix: true,
  // Numbers stay texts until whoever reads them says what they mean.
  parseTagValue: false,
  // We decode the five that XML knows and characters by number, and nothing that a file could define.
  processEntities: false,
  maxNestedTags: 60,
  // False leaves an element out: it is what keeps a large plan's memory small.
  updateTag: (name) => (names.has(name) ? name : false),
  stopNodes: unparsed
})

/** [MSP1] The `Project` element of a text, or one sentence on why there is none. Never throws. */
export function parseMsXml(text: string): Result<MsElement, string> {
  if (text.length > largest) return fail('The file is larger than 64 MiB.')
  if (text.trim() === '') return fail('The file is empty.')
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) return fail('The file declares a document type; such files are not read.')
  const fault = findXmlFault(text)
  if (fault !== null) return fail(`This is no whole XML file: ${fault}.`)
  try {
    const root: unknown = parser.parse(text)
    const project = elementOf(root).child('Project')
    return project ? succeed(project) : fail('This is no Microsoft Project XML file: it has no Project element.')
  } catch (cause) {
    // The parser says only by throwing that a name is one it does not take.
    const reason = (cause instanceof Error ? cause.message : 'unknown reason').replaceAll(/\s+/g, ' ').slice(0, 200)
    return fail(`This XML file cannot be read: ${reason}`)
  }
}

function elementOf(node: unknown): MsElement {
  let fields: ReadonlyMap<string, unknown> | null = null
  const values = (name: MsName): readonly unknown[] => {
    if (typeof node === 'string') return simpleElements(node, name)
    fields ??= new Map(typeof node === 'object' && node !== null ? Object.entries(node) : [])
    const value = fields.get(name)
    if (value === undefined) return []
    return Array.isArray(value) ? value : [value]
  }
  return {
    text: (name) => {
      const [value] = values(name)
      const text = typeof value === 'string' ? decodeEntities(value).trim() : ''
      return text === '' ? null : text
    },
    child: (name) => {
      const [value] = values(name)
      return value === undefined ? null : elementOf(value)
    },
    children: (name) => values(name).map(elementOf)
  }
}

/** The texts of the elements of that name, with nothing inside, in a text that was not parsed. */
function simpleElements(text: string, name: MsName): readonly string[] {
  const tag = [`<${name}>`, `:${name}>`].find((each) => text.includes(each))
  if (tag === undefined) return []
  const from = text.indexOf(tag) + tag.length
  const to = text.indexOf('<', from)
  return to < 0 ? [] : [text.slice(from, to)]
}

const named: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"]
])

/** Entities as characters. What cannot stand in a text (half a pair, control characters) becomes U+FFFD or a space. */
function decodeEntities(text: string): string {
  const decoded = text.replaceAll(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi,
    (whole, hex, decimal, name) => {
      if (typeof name === 'string') return named.get(name.toLowerCase()) ?? whole
      const code = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal)
      return code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD'
    }
  )
  return decoded
    .replaceAll(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD')
    .replaceAll(/\p{Cc}/gu, ' ')
}
