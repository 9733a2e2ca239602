import { bytes, ContractError, count, list, nullable, type Parser, record, text } from './parse.ts'

/** One backup in the user's data folder. */
export interface BackupEntry {
  /** Hand this to `read`. */
  readonly id: string
  /** The name it was put under, as a rule the id of a project. */
  readonly name: string
  /** When it was put, milliseconds since 1970. */
  readonly time: number
  /** In bytes. */
  readonly size: number
}

export interface BackupRequest {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** A name that is a folder's name on every system: letters, digits, `-` and `_`, at most 64. */
export const backupName: Parser<string> = (value, name) => {
  const given = text(64)(value, name)
  if (/^[A-Za-z0-9_-]+$/.test(given)) return given
  throw new ContractError(`${name} must be made of letters, digits, "-" and "_".`)
}

/** `NAME/TIME`, where TIME is in milliseconds since 1970. */
export const backupId: Parser<string> = (value, name) => {
  const given = text(90)(value, name)
  if (/^[A-Za-z0-9_-]{1,64}\/\d{1,16}$/.test(given)) return given
  throw new ContractError(`${name} must be the id of a backup.`)
}

export const backupRequest: Parser<BackupRequest> = (value, name) => {
  const given = record(value, name)
  return {
    name: backupName(given.name, `${name}.name`),
    bytes: bytes(given.bytes, `${name}.bytes`),
  }
}

const backupEntry: Parser<BackupEntry> = (value, name) => {
  const given = record(value, name)
  return {
    id: backupId(given.id, `${name}.id`),
    name: backupName(given.name, `${name}.name`),
    time: count(given.time, `${name}.time`),
    size: count(given.size, `${name}.size`),
  }
}

export const backupList: Parser<readonly BackupEntry[]> = list(backupEntry, 1_000_000)

export const backupBytes: Parser<Uint8Array<ArrayBuffer> | null> = nullable(bytes)
