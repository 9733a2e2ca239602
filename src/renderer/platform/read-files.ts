import { MAX_FILE_BYTES, type OpenedFile, type OpenResult } from '../../contract/files.ts'
import type { Fault } from '../../contract/reply.ts'

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
 * Reads what was dropped on the window or pasted into it. To be called in the event's own turn:
 * the browser empties the transfer afterwards.
 */
export async function readDropped(transfer: DataTransfer): Promise<OpenResult> {
  const files: File[] = []
  const faults: Fault[] = []
  for (const item of transfer.items) {
    if (item.kind !== 'file') continue
    const file = item.getAsFile()
    // A folder comes as a file whose bytes cannot be read; only its entry tells.
    if (item.webkitGetAsEntry()?.isDirectory) faults.push(folder(file?.name ?? ''))
    else if (file) files.push(file)
  }
  const read = await readFiles(files)
  return { files: read.files, faults: [...faults, ...read.faults] }
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

const folder = (name: string): Fault => ({
  code: 'is-folder',
  message: `“${name}” is a folder. Open the files in it.`,
})
