import {
  isByTheWay,
  MAX_FILE_BYTES,
  MAX_FILES,
  type OpenedFile,
  type OpenResult,
} from '../../contract/files.ts'
import type { Fault } from '../../contract/reply.ts'
import { type FoundFile, filesBelow } from './folder-entries.ts'

/** Reads files the browser handed over; each that cannot be read becomes a fault. */
export async function readFiles(files: readonly File[]): Promise<OpenResult> {
  const read: OpenedFile[] = []
  const faults: Fault[] = []
  for (const file of files) {
    const result = await readFile(file)
    if ('bytes' in result) read.push(result)
    else faults.push(result)
  }
  return { files: read, faults }
}

/**
 * Reads the files of a chosen folder, by the paths the browser gives them.
 * @param extensions of the files that are wanted, lower case: the others are named and not read
 */
export async function readFolder(
  files: readonly File[],
  extensions: readonly string[],
): Promise<OpenResult> {
  const found = files.map((file): FoundFile => {
    // The first name is that of the chosen folder itself.
    const [, ...folders] = file.webkitRelativePath.split('/')
    return { file, folder: folders.slice(0, -1).join('/') }
  })
  const [root] = files[0]?.webkitRelativePath.split('/') ?? []
  return { ...(await readFound(found, extensions)), ...(root && { root }) }
}

async function readFound(
  found: readonly FoundFile[],
  extensions: readonly string[],
): Promise<OpenResult> {
  const wanted = new Set(extensions)
  const read: OpenedFile[] = []
  const faults: Fault[] = []
  const skipped: string[] = []
  let bytes = 0
  for (const { file, folder } of found) {
    const { name } = file
    if ([...folder.split('/'), name].some(isByTheWay)) continue
    const fits = read.length < MAX_FILES && bytes < MAX_FILE_BYTES
    if (!fits || !wanted.has(/\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '')) {
      skipped.push(folder === '' ? name : `${folder}/${name}`)
      continue
    }
    const result = await readFile(file)
    if ('bytes' in result) {
      read.push({ ...result, folder })
      bytes += result.size
    } else faults.push(result)
  }
  return { files: read, faults, skipped }
}

/**
 * Reads what was dropped on the window or pasted into it, folders with all that is in them. To be
 * called in the event's own turn: the browser empties the transfer afterwards.
 * @param extensions of the files in folders that are wanted, lower case
 */
export async function readDropped(
  transfer: DataTransfer,
  extensions: readonly string[],
): Promise<OpenResult> {
  const files: File[] = []
  const folders: FileSystemDirectoryEntry[] = []
  for (const item of transfer.items) {
    if (item.kind !== 'file') continue
    const entry = item.webkitGetAsEntry()
    const file = item.getAsFile()
    if (entry?.isDirectory) folders.push(entry as FileSystemDirectoryEntry)
    else if (file) files.push(file)
  }
  const read = await readFiles(files)
  if (folders.length === 0) return read
  const found: FoundFile[] = []
  for (const folder of folders) {
    found.push(...(await filesBelow(folder, folders.length > 1 ? folder.name : '')))
  }
  const below = await readFound(found, extensions)
  return {
    files: [...read.files, ...below.files],
    faults: [...read.faults, ...below.faults],
    skipped: below.skipped ?? [],
    ...(folders.length === 1 && files.length === 0 && { root: folders[0]!.name }),
  }
}

async function readFile(file: File): Promise<OpenedFile | Fault> {
  if (file.size > MAX_FILE_BYTES) {
    const limit = Math.round(MAX_FILE_BYTES / 1024 / 1024)
    return {
      code: 'too-large',
      message: `“${file.name}” could not be opened: it is larger than ${limit} MB. Split it into smaller files.`,
    }
  }
  try {
    const bytes = new Uint8Array(await file.arrayBuffer())
    return { name: file.name, path: '', size: bytes.length, bytes }
  } catch {
    return {
      code: 'unreadable',
      message: `“${file.name}” could not be opened: it was moved, or changed while it was read. Choose it again.`,
    }
  }
}
