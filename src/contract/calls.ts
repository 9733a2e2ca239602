import { appInfo, externalUrl, languageTag, theme, windowState } from './app.ts'
import { backupBytes, backupId, backupList, backupName, backupRequest } from './backups.ts'
import {
  chosenFolder,
  fileNames,
  filePath,
  folderFile,
  folderRequest,
  openRequest,
  openResult,
  savedFile,
  savedFileOrNone,
  saveRequest,
  takenRequest,
} from './files.ts'
import { actionId, menuModel } from './menu.ts'
import { bytes, count, nullable, type Parser, record, text } from './parse.ts'
import { type PrintProgress, printId, printProgress, printRequest } from './print.ts'

/** For a call without an argument, or without an answer: whatever comes is dropped. */
const nothing: Parser<undefined> = () => undefined

const call = <A, R>(argument: Parser<A>, answer: Parser<R>) => ({ argument, answer })

/**
 * What the renderer asks of the main process. The argument is parsed in main, the answer in the
 * renderer; every answer travels as a `Reply`.
 */
export const CALLS = {
  appInfo: call(nothing, appInfo),
  openFiles: call(openRequest, openResult),
  openFolder: call(folderRequest, openResult),
  /** Files opened from outside that have not been taken yet; see the event `filesWaiting`. */
  takeFiles: call(nothing, openResult),
  saveFile: call(saveRequest, savedFileOrNone),
  chooseFolder: call(nothing, chosenFolder),
  takenNames: call(takenRequest, fileNames),
  writeInFolder: call(folderFile, savedFile),
  printPdf: call(printRequest, bytes),
  cancelPrint: call(printId, nothing),
  setMenu: call(menuModel, nothing),
  putBackup: call(backupRequest, nothing),
  listBackups: call(nothing, backupList),
  readBackup: call(backupId, backupBytes),
  removeBackups: call(backupName, nothing),
  addRecentFile: call(filePath, nothing),
  setWindow: call(windowState, nothing),
  setTheme: call(theme, nothing),
  setLanguage: call(languageTag, nothing),
  showInFolder: call(filePath, nothing),
  openExternal: call(externalUrl, nothing),
  /** From now on the renderer answers the event `flush`. */
  flushReady: call(nothing, nothing),
  /** Answers the event `flush`. */
  flushed: call(flushAnswer, nothing),
} as const

/** What the main process tells the renderer without being asked; parsed in the renderer. */
export const EVENTS = {
  /** Files were opened from outside: ask `takeFiles`. */
  filesWaiting: nothing,
  menuAction: actionId,
  /** Write everything now and answer `flushed` with this number. */
  flush: count,
  printProgress: printEvent,
} as const

export type CallName = keyof typeof CALLS
export type EventName = keyof typeof EVENTS
export type Argument<C extends CallName> = ReturnType<(typeof CALLS)[C]['argument']>
export type Answer<C extends CallName> = ReturnType<(typeof CALLS)[C]['answer']>
export type Payload<E extends EventName> = ReturnType<(typeof EVENTS)[E]>

export const CALL_NAMES = Object.keys(CALLS) as readonly CallName[]
export const EVENT_NAMES = Object.keys(EVENTS) as readonly EventName[]

/** Names of the channels, told apart from Electron's own. */
export const callChannel = (name: CallName): string => `facing-pages:call:${name}`
export const eventChannel = (name: EventName): string => `facing-pages:event:${name}`

/** How a flush ended: the message says what could not be written, null where all was. */
export interface FlushAnswer {
  readonly request: number
  readonly failure: string | null
}

function flushAnswer(value: unknown, name: string): FlushAnswer {
  const given = record(value, name)
  return {
    request: count(given.request, `${name}.request`),
    failure: nullable(text(10_000))(given.failure, `${name}.failure`),
  }
}

/** Progress of the print job of an id. */
export interface PrintEvent {
  readonly id: string
  readonly progress: PrintProgress
}

function printEvent(value: unknown, name: string): PrintEvent {
  const given = record(value, name)
  return {
    id: printId(given.id, `${name}.id`),
    progress: printProgress(given.progress, `${name}.progress`),
  }
}
