import { MAX_FOLDER_DEPTH } from '../../contract/files.ts'

/** A file in a folder, not read yet. */
export interface FoundFile {
  readonly file: File
  /** Where it lies below the folder that was chosen: see `OpenedFile`. */
  readonly folder: string
}

/**
 * The files in a dropped folder and in the folders below it. What the browser does not hand over is
 * left out.
 * @param name the folder's own, where several were dropped, else empty
 */
export async function filesBelow(
  folder: FileSystemDirectoryEntry,
  name: string,
  depth = 0,
): Promise<FoundFile[]> {
  const found: FoundFile[] = []
  for (const entry of await entriesOf(folder)) {
    if (entry.isFile) {
      const file = await fileOf(entry as FileSystemFileEntry)
      if (file) found.push({ file, folder: name })
    } else if (entry.isDirectory && depth < MAX_FOLDER_DEPTH) {
      const below = name === '' ? entry.name : `${name}/${entry.name}`
      found.push(...(await filesBelow(entry as FileSystemDirectoryEntry, below, depth + 1)))
    }
  }
  return found
}

/** The browser hands over a hundred at a time, then none. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve) => {
      reader.readEntries(resolve, () => resolve([]))
    })
    if (some.length === 0) return all
    all.push(...some)
  }
}

const fileOf = (entry: FileSystemFileEntry): Promise<File | null> =>
  new Promise((resolve) => {
    entry.file(resolve, () => resolve(null))
  })
