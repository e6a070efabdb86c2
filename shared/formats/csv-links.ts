import type { CsvTask } from './csv-task.ts'
import type { ProblemList } from './problem-list.ts'

/** What rows say of each other, as indices into the tasks. */
export type CsvLinks = {
  /** The parent of each task, or null. */
  readonly parents: readonly (number | null)[]
  readonly dependencies: readonly { readonly predecessor: number; readonly successor: number }[]
}

/** [CSV7] Resolves parents and links by id or unmistakable title; what cannot be followed is told and left out. */
export function resolveCsvLinks(tasks: readonly CsvTask[], problems: ProblemList): CsvLinks {
  const byId = new Map<string, number>()
  const byTitle = new Map<string, number | 'several'>()
  for (const [index, { id, title, row }] of tasks.entries()) {
    const other = id === '' ? undefined : byId.get(id)
    if (other !== undefined)
      problems.error(`row ${row}`, `The id ${id} is that of row ${tasks[other]?.row ?? 0} already.`)
    if (id !== '') byId.set(id, index)
    byTitle.set(title.toLowerCase(), byTitle.has(title.toLowerCase()) ? 'several' : index)
  }

  const find = (name: string): number | 'several' | undefined => byId.get(name) ?? byTitle.get(name.toLowerCase())
  const parents = tasks.map((task, index) => {
    const parent = task.parent === '' ? null : lookUp(task, task.parent, 'parent')
    return parent === index ? null : parent
  })
  cutParentLoops()

  const children = childLists()
  const known = new Set<string>()
  const below = new Map<number, Set<number>>()
  const dependencies: { predecessor: number; successor: number }[] = []
  for (const [index, task] of tasks.entries()) {
    for (const other of namesIn(task, task.blockedBy, 'blocked by')) add(other, index, task)
    for (const other of namesIn(task, task.blocks, 'blocks')) add(index, other, task)
  }
  return { parents, dependencies }

  function lookUp(task: CsvTask, name: string, what: string): number | null {
    const found = find(name)
    if (typeof found === 'number') return found
    const reason = found === 'several' ? 'is the title of several rows' : 'is not in the file'
    problems.warn(`row ${task.row}`, `${what}: “${name.slice(0, 80)}” ${reason}; the link is left out.`)
    return null
  }

  /** A cell names one task whole, or several with commas between; a comma may be part of a title. */
  function namesIn(task: CsvTask, cells: readonly string[], what: string): readonly number[] {
    const names = cells.flatMap((cell) => (find(cell) === undefined ? cell.split(/[,;\n]/) : [cell]))
    return names.flatMap((name) => (name.trim() === '' ? [] : (lookUp(task, name.trim(), what) ?? [])))
  }

  function add(predecessor: number, successor: number, { row }: CsvTask): void {
    const name = `${predecessor}>${successor}`
    if (known.has(name)) return
    known.add(name)
    if (predecessor === successor) return problems.warn(`row ${row}`, 'It depends on itself; that link is left out.')
    const path = pathBetween(successor, predecessor)
    if (path !== null) {
      const loop = [...path, successor].map((each) => tasks[each]?.title ?? '').join(' → ')
      return problems.warn(`row ${row}`, `A link would close a loop (${loop}); it is left out.`)
    }
    dependencies.push({ predecessor, successor })
    for (const from of family(predecessor)) {
      const targets = below.get(from) ?? new Set<number>()
      for (const to of family(successor)) targets.add(to)
      below.set(from, targets)
    }
  }

  /** A task with its descendants: what a link to a summary stands for. */
  function family(index: number): readonly number[] {
    const all = [index]
    for (const each of all) all.push(...(children.get(each) ?? []))
    return all
  }

  function pathBetween(from: number, to: number): readonly number[] | null {
    const targets = new Set(family(to))
    const came = new Map<number, number | null>(family(from).map((each) => [each, null]))
    for (const at of came.keys()) {
      if (targets.has(at)) return walkBack(at, came)
      for (const next of below.get(at) ?? []) if (!came.has(next)) came.set(next, at)
    }
    return null
  }

  function cutParentLoops(): void {
    for (const [index, task] of tasks.entries()) {
      const seen = new Set([index])
      for (let at = parents[index] ?? null; at !== null; at = parents[at] ?? null) {
        if (!seen.has(at)) {
          seen.add(at)
          continue
        }
        problems.warn(`row ${task.row}`, 'Its parents go round in a circle; it is left without a parent.')
        parents[index] = null
        break
      }
    }
  }

  function childLists(): ReadonlyMap<number, readonly number[]> {
    const lists = new Map<number, number[]>()
    for (const [index, parent] of parents.entries()) {
      if (parent === null) continue
      const list = lists.get(parent) ?? []
      list.push(index)
      lists.set(parent, list)
    }
    return lists
  }
}

function walkBack(end: number, came: ReadonlyMap<number, number | null>): readonly number[] {
  const path: number[] = []
  for (let at: number | null = end; at !== null; at = came.get(at) ?? null) path.unshift(at)
  return path
}
