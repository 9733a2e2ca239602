import path from 'node:path'
import { ContractError } from '../contract/parse.ts'
import type { Fault } from '../contract/reply.ts'

/** Something that could not be done, with a message for the user. */
export class FaultError extends Error implements Fault {
  override readonly name = 'FaultError'
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

/** What went wrong with a file, and the remedy. */
const REASONS: Readonly<Record<string, { readonly code: string; readonly why: string }>> = {
  EACCES: {
    code: 'access-denied',
    why: 'you have no permission. Choose another place, or change the permissions',
  },
  EPERM: {
    code: 'access-denied',
    why: 'the system does not permit it. Choose another place, or change the permissions',
  },
  EROFS: { code: 'read-only', why: 'the disk is read-only. Choose another place' },
  ENOSPC: { code: 'disk-full', why: 'the disk is full. Make room, or choose another disk' },
  EDQUOT: {
    code: 'disk-full',
    why: 'your share of the disk is used up. Make room, or choose another disk',
  },
  EFBIG: {
    code: 'too-large',
    why: 'the disk does not take files of this size. Choose another one',
  },
  EBUSY: {
    code: 'file-busy',
    why: 'another program is using it. Close it there, or choose another name',
  },
  ETXTBSY: {
    code: 'file-busy',
    why: 'another program is using it. Close it there, or choose another name',
  },
  ENOENT: { code: 'not-found', why: 'it is not there any more. Look whether it was moved' },
  ENOTDIR: { code: 'not-found', why: 'its folder is not there. Choose another place' },
  EISDIR: { code: 'is-folder', why: 'it is a folder. Choose the files in it' },
  ENAMETOOLONG: { code: 'name-too-long', why: 'its name is too long. Choose a shorter one' },
  EINVAL: { code: 'bad-name', why: 'the disk does not take this name. Choose another one' },
  EIO: { code: 'disk-error', why: 'the disk reports an error. Choose another disk' },
}

/** What to tell the user of a file that could not be read. @param error what Node threw */
export function openingFault(file: string, error: unknown): FaultError {
  return fileFault(`“${path.basename(file)}” could not be opened`, error)
}

/** What to tell the user of a file that could not be written. @param error what Node threw */
export function savingFault(file: string, error: unknown): FaultError {
  const doing = `“${path.basename(file)}” could not be saved`
  // A file need not be there before it is written; its folder must.
  return fileFault(doing, codeOf(error) === 'ENOENT' ? { code: 'ENOTDIR' } : error)
}

/** @param doing what failed, as in "The backup could not be written" */
export function fileFault(doing: string, error: unknown): FaultError {
  const code = codeOf(error)
  const reason = code === undefined ? undefined : REASONS[code]
  if (reason) return new FaultError(reason.code, `${doing}: ${reason.why}.`)
  const detail = code ?? (error instanceof Error ? error.message : String(error))
  return new FaultError('unexpected', `${doing}: the system reports ${detail}. Try again.`)
}

const codeOf = (error: unknown): string | undefined =>
  (error as { readonly code?: string } | null)?.code

/** Any error as a value that travels to the other process. */
export function faultOf(error: unknown): Fault {
  if (error instanceof FaultError) return { code: error.code, message: error.message }
  if (error instanceof ContractError) return { code: 'bad-request', message: error.message }
  return { code: 'unexpected', message: error instanceof Error ? error.message : String(error) }
}
