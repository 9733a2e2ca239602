import { randomUUID } from 'node:crypto'
import type { Dirent } from 'node:fs'
import fs from 'node:fs/promises'
import path from 'node:path'
import type { BrowserWindow, Dialog } from 'electron'
import {
  type ChosenFolder,
  type FolderFile,
  type FolderRequest,
  isByTheWay,
  MAX_FILE_BYTES,
  MAX_FILES,
  MAX_FOLDER_DEPTH,
  type OpenedFile,
  type OpenResult,
  type SavedFile,
  type TakenRequest,
} from '../contract/files.ts'
import type { Fault } from '../contract/reply.ts'
import { writeAtomically } from './atomic-write.ts'
import { FaultError, faultOf, openingFault, savingFault } from './faults.ts'
import { type KnownFiles, plainName, readFiles } from './files.ts'

/** Lets the user choose a folder and reads the files in it and in the folders below it. */
export async function openFolder(
  { extensions }: FolderRequest,
  dialog: Dialog,
  window: BrowserWindow,
  known: KnownFiles,
): Promise<OpenResult> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    properties: ['openDirectory'],
  })
  const [root] = filePaths
  return canceled || !root ? { files: [], faults: [] } : await readFolder(root, extensions, known)
}

/**
 * Reads the files of a folder and of the folders below it. Hidden ones and what programs leave
 * behind while a file is open are passed over; links are not followed.
 * @param extensions of the files that are wanted: the others are named and not read
 */
export async function readFolder(
  root: string,
  extensions: readonly string[],
  known: KnownFiles,
): Promise<OpenResult> {
  const wanted = new Set(extensions)
  const files: OpenedFile[] = []
  const faults: Fault[] = []
  const skipped: string[] = []
  let bytes = 0

  const visit = async (folder: string, depth: number): Promise<void> => {
    const place = path.join(root, folder)
    let entries: Dirent[]
    try {
      entries = await fs.readdir(place, { withFileTypes: true })
    } catch (error) {
      faults.push(faultOf(openingFault(place, error)))
      return
    }
    for (const entry of entries) {
      const { name } = entry
      if (isByTheWay(name)) continue
      const below = folder === '' ? name : `${folder}/${name}`
      if (entry.isDirectory()) {
        if (depth < MAX_FOLDER_DEPTH) await visit(below, depth + 1)
        else skipped.push(below)
      } else if (!entry.isFile() || !wanted.has(path.extname(name).slice(1).toLowerCase())) {
        skipped.push(below)
      } else if (files.length >= MAX_FILES || bytes >= MAX_FILE_BYTES) {
        skipped.push(below)
      } else {
        const read = await readFiles([path.join(place, name)], known)
        files.push(...read.files.map((file) => ({ ...file, folder })))
        faults.push(...read.faults)
        bytes += read.files[0]?.size ?? 0
      }
    }
  }

  await visit('', 0)
  return {
    files,
    faults: faults.slice(0, MAX_FILES),
    skipped: skipped.slice(0, MAX_FILES),
    root: path.basename(root),
  }
}

/** Folders that the user chose to write into, by the ids that the renderer knows them by. */
export type OutputFolders = Map<string, string>

/** Lets the user choose a folder to write into. @returns null where they cancel */
export async function chooseFolder(
  dialog: Dialog,
  window: BrowserWindow,
  folders: OutputFolders,
): Promise<ChosenFolder | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    properties: ['openDirectory', 'createDirectory'],
  })
  const [folder] = filePaths
  if (canceled || !folder) return null
  const id = randomUUID()
  folders.set(id, folder)
  return { id, name: path.basename(folder) || folder }
}

/** Those of some names under which there is something in a folder that was chosen. */
export async function takenNames(
  { folder, names }: TakenRequest,
  folders: OutputFolders,
): Promise<readonly string[]> {
  const place = placeOf(folder, folders)
  const taken = await Promise.all(names.map((name) => exists(path.join(place, plainName(name)))))
  return names.filter((_, i) => taken[i])
}

/**
 * Writes a file into a folder that was chosen, whole or not at all.
 * @throws FaultError; what was there is intact
 */
export async function writeInFolder(
  { folder, name, bytes, replace }: FolderFile,
  folders: OutputFolders,
  known: KnownFiles,
): Promise<SavedFile> {
  const place = placeOf(folder, folders)
  const plain = plainName(name)
  const file = replace ? path.join(place, plain) : await freeName(place, plain)
  try {
    await writeAtomically(file, bytes)
  } catch (error) {
    throw savingFault(file, error)
  }
  known.saved.add(file)
  return { name: path.basename(file), path: file }
}

function placeOf(id: string, folders: OutputFolders): string {
  const place = folders.get(id)
  if (place !== undefined) return place
  throw new FaultError('not-found', 'The folder is not known any more. Choose it again.')
}

/** `a.docx`, or `a 2.docx` where there is one already, and so on. */
async function freeName(folder: string, name: string): Promise<string> {
  const { name: stem, ext } = path.parse(name)
  for (let number = 1; ; number++) {
    const file = path.join(folder, number === 1 ? name : `${stem} ${number}${ext}`)
    if (!(await exists(file))) return file
  }
}

const exists = (file: string): Promise<boolean> =>
  fs.lstat(file).then(
    () => true,
    () => false,
  )
