import { readFileSync, readdirSync } from 'node:fs'

/**
 * Bytes of memory that a process and all its descendants hold together: what is their own by the kernel's proportional
 * count, and each page of a file (the runtime's binary, libraries) once. The kernel's own total would share those out
 * among everything on the machine that runs the same binary, and so depend on who else runs. Null where there is no /proc
 * to ask (not Linux).
 */
export function memoryOfTree(root: number): number | null {
  if (process.platform !== 'linux') return null
  const files = new Map<string, number>()
  let own = 0
  for (const pid of treeOf(root)) {
    const total = read(`/proc/${pid}/smaps_rollup`) ?? ''
    own += kilobytes(total, 'Pss_Anon') + kilobytes(total, 'Pss_Shmem')
    for (const [place, resident] of fileMappings(read(`/proc/${pid}/smaps`) ?? '')) {
      // Who has most of a mapping in memory has, as good as, what all have of it.
      files.set(place, Math.max(files.get(place) ?? 0, resident))
    }
  }
  const shared = [...files.values()].reduce((sum, resident) => sum + resident, 0)
  return (own + shared) * 1024
}

function treeOf(root: number): readonly number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? read(`/proc/${name}/stat`) : null
    // The name in brackets may hold anything; what follows its last bracket is state and parent.
    const parent = stat === null ? undefined : stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]
    if (parent !== undefined) parents.set(Number(name), Number(parent))
  }
  return [...parents.keys()].filter((pid) => {
    let at: number | undefined = pid
    while (at !== undefined && at !== root && at > 1) at = parents.get(at)
    return at === root
  })
}

/** Kilobytes of each mapped file's stretch that are in memory as the file has them, by device, inode and offset. */
function fileMappings(smaps: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const mapping of smaps.split(/^(?=[0-9a-f]+-[0-9a-f]+ )/m)) {
    const [, , offset = '', device = '', inode = '0', path = ''] = (mapping.split('\n', 1)[0] ?? '').split(/\s+/)
    if (inode === '0' || path.startsWith('/dev/shm') || path.startsWith('/memfd:')) continue
    const place = `${device} ${inode} ${offset}`
    found.set(place, (found.get(place) ?? 0) + kilobytes(mapping, 'Rss') - kilobytes(mapping, 'Anonymous'))
  }
  return found
}

function kilobytes(text: string, name: string): number {
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(text)?.[1] ?? 0)
}

/** Processes come and go while one looks. */
function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
