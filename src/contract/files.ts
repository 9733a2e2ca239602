import {
  bytes,
  ContractError,
  count,
  flag,
  list,
  nullable,
  type Parser,
  record,
  text,
} from './parse.ts'
import { type Fault, fault } from './reply.ts'

/** Largest file that is read or written through the contract, in bytes. */
export const MAX_FILE_BYTES = 512 * 1024 * 1024

/** Most files that are opened or saved at once. */
export const MAX_FILES = 1000

/** Folders within one another that are looked into. */
export const MAX_FOLDER_DEPTH = 16

/** Whether nobody means this file by its folder: a hidden one, or Word's beside an open document. */
export const isByTheWay = (name: string): boolean => /^(?:\.|~\$)/.test(name)

const MAX_NAME = 1024
const MAX_PATH = 32_768

/** A file that the user chose, with everything in it. */
export interface OpenedFile {
  /** File name without its folder. */
  readonly name: string
  /** Absolute path, or empty where the platform does not tell. */
  readonly path: string
  readonly size: number
  readonly bytes: Uint8Array<ArrayBuffer>
  /**
   * Where it lies below the folder that was chosen, slashes between folders; empty in that folder
   * itself, and left out where the file was chosen by itself.
   */
  readonly folder?: string
}

/** What came of opening some files: one that cannot be read does not take the others along. */
export interface OpenResult {
  readonly files: readonly OpenedFile[]
  /** One for each file that could not be read; its message names the file and the remedy. */
  readonly faults: readonly Fault[]
  /** Files of a chosen folder that are of no kind that was asked for, by their paths below it. */
  readonly skipped?: readonly string[]
  /** Name of the folder that was chosen. */
  readonly root?: string
}

/** A kind of file in a dialog. */
export interface FileFilter {
  readonly name: string
  /** Without the dot; `*` for all. */
  readonly extensions: readonly string[]
}

export interface OpenRequest {
  readonly filters: readonly FileFilter[]
  /** Whether several files may be chosen. */
  readonly multiple: boolean
}

/** Asks for all files of a folder that the user chooses. */
export interface FolderRequest {
  /** Files with other extensions are not read but named; without the dot, lower case. */
  readonly extensions: readonly string[]
}

export interface SaveRequest {
  readonly suggestedName: string
  readonly filters: readonly FileFilter[]
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** A folder that the user chose to write into. */
export interface ChosenFolder {
  /** Stands for it in later calls, as long as the app runs. */
  readonly id: string
  /** Its name without the folders above it. */
  readonly name: string
}

/** Asks which of some names are taken in a folder that was chosen. */
export interface TakenRequest {
  readonly folder: string
  readonly names: readonly string[]
}

/** Asks for a file to be written into a folder that was chosen. */
export interface FolderFile {
  readonly folder: string
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Whether a file of this name is replaced; else the new one takes a name that is free. */
  readonly replace: boolean
}

/** Where a file was written. */
export interface SavedFile {
  readonly name: string
  /** Absolute path, or empty where the platform does not tell. */
  readonly path: string
}

export const filePath: Parser<string> = text(MAX_PATH)

const openedFile: Parser<OpenedFile> = (value, name) => {
  const given = record(value, name)
  return {
    name: text(MAX_NAME)(given.name, `${name}.name`),
    path: filePath(given.path, `${name}.path`),
    size: count(given.size, `${name}.size`),
    bytes: bytes(given.bytes, `${name}.bytes`),
    ...(given.folder !== undefined && { folder: filePath(given.folder, `${name}.folder`) }),
  }
}

export const openResult: Parser<OpenResult> = (value, name) => {
  const given = record(value, name)
  return {
    files: list(openedFile, MAX_FILES)(given.files, `${name}.files`),
    faults: list(fault, MAX_FILES)(given.faults, `${name}.faults`),
    ...(given.skipped !== undefined && {
      skipped: list(filePath, MAX_FILES)(given.skipped, `${name}.skipped`),
    }),
    ...(given.root !== undefined && { root: text(MAX_NAME)(given.root, `${name}.root`) }),
  }
}

/** A dot or a slash in an extension would let a dialog suggest another folder. */
const extension: Parser<string> = (value, name) => {
  const given = text(20)(value, name)
  if (/^(\*|[A-Za-z0-9]+)$/.test(given)) return given
  throw new ContractError(`${name} must be letters and digits, or "*".`)
}

const fileFilter: Parser<FileFilter> = (value, name) => {
  const given = record(value, name)
  return {
    name: text(200)(given.name, `${name}.name`),
    extensions: list(extension, 50)(given.extensions, `${name}.extensions`),
  }
}

const filters = list(fileFilter, 20)

export const openRequest: Parser<OpenRequest> = (value, name) => {
  const given = record(value, name)
  return {
    filters: filters(given.filters, `${name}.filters`),
    multiple: given.multiple === true,
  }
}

export const folderRequest: Parser<FolderRequest> = (value, name) => {
  const given = record(value, name)
  return { extensions: list(extension, 200)(given.extensions, `${name}.extensions`) }
}

export const saveRequest: Parser<SaveRequest> = (value, name) => {
  const given = record(value, name)
  return {
    suggestedName: text(MAX_NAME)(given.suggestedName, `${name}.suggestedName`),
    filters: filters(given.filters, `${name}.filters`),
    bytes: bytes(given.bytes, `${name}.bytes`),
  }
}

const folderId = text(100)

export const chosenFolder: Parser<ChosenFolder | null> = nullable((value, name) => {
  const given = record(value, name)
  return {
    id: folderId(given.id, `${name}.id`),
    name: text(MAX_NAME)(given.name, `${name}.name`),
  }
})

export const takenRequest: Parser<TakenRequest> = (value, name) => {
  const given = record(value, name)
  return {
    folder: folderId(given.folder, `${name}.folder`),
    names: fileNames(given.names, `${name}.names`),
  }
}

export const fileNames: Parser<readonly string[]> = list(text(MAX_NAME), MAX_FILES)

export const folderFile: Parser<FolderFile> = (value, name) => {
  const given = record(value, name)
  return {
    folder: folderId(given.folder, `${name}.folder`),
    name: text(MAX_NAME)(given.name, `${name}.name`),
    bytes: bytes(given.bytes, `${name}.bytes`),
    replace: flag(given.replace, `${name}.replace`),
  }
}

export const savedFile: Parser<SavedFile> = (value, name) => {
  const given = record(value, name)
  return {
    name: text(MAX_NAME)(given.name, `${name}.name`),
    path: filePath(given.path, `${name}.path`),
  }
}

export const savedFileOrNone: Parser<SavedFile | null> = nullable(savedFile)
