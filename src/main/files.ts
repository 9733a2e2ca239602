import fs from 'node:fs/promises'
import path from 'node:path'
import type { BrowserWindow, Dialog } from 'electron'
import {
  MAX_FILE_BYTES,
  type OpenedFile,
  type OpenRequest,
  type OpenResult,
  type SavedFile,
  type SaveRequest,
} from '../contract/files.ts'
import type { Fault } from '../contract/reply.ts'
import { writeAtomically } from './atomic-write.ts'
import { FaultError, faultOf, openingFault, savingFault } from './faults.ts'

/**
 * Files that the user opened or saved. The renderer may name these and no others, for the list of
 * recent files and for the file manager.
 */
export interface KnownFiles {
  readonly opened: Set<string>
  readonly saved: Set<string>
}

/** Reads files; each that cannot be read becomes a fault. */
export async function readFiles(paths: readonly string[], known: KnownFiles): Promise<OpenResult> {
  const files: OpenedFile[] = []
  const faults: Fault[] = []
  for (const file of paths) {
    try {
      files.push(await readFile(file))
      known.opened.add(file)
    } catch (error) {
      faults.push(faultOf(error))
    }
  }
  return { files, faults }
}

async function readFile(file: string): Promise<OpenedFile> {
  const name = path.basename(file)
  const doing = `“${name}” could not be opened`
  try {
    const stat = await fs.stat(file)
    if (stat.isDirectory()) {
      throw new FaultError(
        'is-folder',
        `“${name}” is a folder. Open it with File › Open a folder, or drop it on the window.`,
      )
    }
    // Reading a pipe or a device might never end.
    if (!stat.isFile()) {
      throw new FaultError(
        'unreadable',
        `${doing}: it is not an ordinary file. Choose another one.`,
      )
    }
    if (stat.size > MAX_FILE_BYTES) {
      const limit = Math.round(MAX_FILE_BYTES / 1024 / 1024)
      throw new FaultError(
        'too-large',
        `${doing}: it is larger than ${limit} MB. Split it into smaller files.`,
      )
    }
    const bytes = new Uint8Array(await fs.readFile(file))
    return { name, path: file, size: bytes.length, bytes }
  } catch (error) {
    throw error instanceof FaultError ? error : openingFault(file, error)
  }
}

/** Lets the user choose files and reads them. */
export async function openFiles(
  request: OpenRequest,
  dialog: Dialog,
  window: BrowserWindow,
  known: KnownFiles,
): Promise<OpenResult> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    filters: request.filters.map((filter) => ({ ...filter, extensions: [...filter.extensions] })),
    properties: request.multiple ? ['openFile', 'multiSelections'] : ['openFile'],
  })
  return canceled ? { files: [], faults: [] } : await readFiles(filePaths, known)
}

/**
 * Lets the user choose a place and writes a file there.
 * @returns null where the user cancels
 * @throws FaultError
 */
export async function saveFile(
  request: SaveRequest,
  dialog: Dialog,
  window: BrowserWindow,
  known: KnownFiles,
): Promise<SavedFile | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: plainName(request.suggestedName),
    filters: request.filters.map((filter) => ({ ...filter, extensions: [...filter.extensions] })),
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  })
  if (canceled || !filePath) return null
  const file = withExtension(filePath, request)
  try {
    await writeAtomically(file, request.bytes)
  } catch (error) {
    throw savingFault(file, error)
  }
  known.saved.add(file)
  return { name: path.basename(file), path: file }
}

const MAX_NAME_BYTES = 200
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/**
 * A file name that every system takes, made from a title: without characters that Windows forbids,
 * short enough, never a folder's.
 */
export function plainName(suggested: string): string {
  const { name, ext } = path.parse(
    suggested
      .replace(/[\u0000-\u001f\u007f"*/:<>?\\|]/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  )
  let stem = name.replace(/^[. ]+|[. ]+$/g, '')
  while (Buffer.byteLength(stem + ext) > MAX_NAME_BYTES) {
    stem = [...stem].slice(0, -1).join('').trimEnd()
  }
  return `${stem === '' || RESERVED.test(stem) ? `${stem || 'untitled'}_` : stem}${ext}`
}

/** GTK's dialog does not add the extension of the chosen kind of file. */
function withExtension(file: string, request: SaveRequest): string {
  const first = request.filters[0]?.extensions[0]
  if (path.extname(file) !== '' || first === undefined || first === '*') return file
  return `${file}.${first}`
}
