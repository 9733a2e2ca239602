/**
 * Files behind the end of another, as the backup of a project has them: their bytes as they are,
 * then a list of them, then a line of fixed length that says where the list begins. Whoever writes
 * them encodes nothing, and whoever does not know of them reads the first file as before.
 */

/** A file in an appendix. */
export interface Appended {
  readonly hash: string
  readonly name: string
  readonly content: Blob
}

interface Entry {
  readonly hash: string
  readonly name: string
  readonly size: number
}

const MARK = 'facing-pages-originals'
const DIGITS = 15
/** Mark, blank, digits, line feed. */
const FOOTER = MARK.length + 1 + DIGITS + 1

/** A file with others behind it. Nothing is read yet. */
export function append(file: Uint8Array<ArrayBuffer>, files: readonly Appended[]): Blob {
  if (files.length === 0) return new Blob([file])
  const entries = files.map(
    ({ hash, name, content }): Entry => ({ hash, name, size: content.size }),
  )
  const start = entries.reduce((end, { size }) => end + size, file.length)
  return new Blob([
    file,
    ...files.map(({ content }) => content),
    `${JSON.stringify(entries)}\n`,
    `${MARK} ${String(start).padStart(DIGITS, '0')}\n`,
  ])
}

/** What stands in a file and behind it. */
export interface Parted {
  readonly file: Uint8Array<ArrayBuffer>
  readonly files: readonly {
    readonly name: string
    readonly hash: string
    readonly bytes: Uint8Array<ArrayBuffer>
  }[]
}

/**
 * Takes a file and what stands behind it apart.
 * @throws SyntaxError where there is an appendix, but a damaged one
 */
export function part(bytes: Uint8Array<ArrayBuffer>): Parted {
  const footer = new TextDecoder('latin1').decode(bytes.subarray(-FOOTER))
  if (!footer.startsWith(`${MARK} `) || !footer.endsWith('\n')) return { file: bytes, files: [] }
  const start = Number(footer.slice(MARK.length + 1, -1))
  const list = bytes.subarray(start, bytes.length - FOOTER)
  const entries = toEntries(JSON.parse(new TextDecoder().decode(list)))
  let at = start - entries.reduce((sum, { size }) => sum + size, 0)
  if (!(at >= 0)) throw new SyntaxError('The files behind the backup are larger than all of it.')
  const file = bytes.subarray(0, at)
  const files = entries.map(({ hash, name, size }) => {
    const own = bytes.subarray(at, at + size)
    at += size
    return { hash, name, bytes: own }
  })
  return { file, files }
}

function toEntries(value: unknown): Entry[] {
  if (!Array.isArray(value)) throw new SyntaxError('The list of files is no list.')
  return value.map((each: Partial<Record<keyof Entry, unknown>> | null): Entry => {
    const { hash, name, size } = each ?? {}
    if (typeof hash !== 'string' || typeof name !== 'string' || !Number.isSafeInteger(size)) {
      throw new SyntaxError('The list of files is damaged.')
    }
    if ((size as number) < 0) throw new SyntaxError('A file has less than nothing.')
    return { hash, name, size: size as number }
  })
}
