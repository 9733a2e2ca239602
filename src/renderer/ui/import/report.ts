import type { FileReport, Remark } from '../../storage/types.ts'
import { WorkerError } from '../../workers/rpc.ts'
import { reasonOf } from '../app.ts'
import type { SourceFile } from '../store.ts'
import type { FailedFile, ReadFile } from './files.ts'

/** Name of a file, with its place in the folder that was opened. */
export const pathOf = ({ name, folder }: SourceFile): string =>
  folder ? `${folder}/${name}` : name

/** What there is to say of files that were to become a project: those that were read first. */
export function reportOf(
  read: readonly ReadFile[],
  failed: readonly FailedFile[],
  skipped: readonly string[],
): readonly FileReport[] {
  return [
    ...read.map(({ file, result }): FileReport => {
      const { format, encoding, warnings } = result
      return { name: pathOf(file), format, encoding, remarks: warnings }
    }),
    ...failed.map(({ file, error }) => unread(pathOf(file), remarkOf(error))),
    ...skipped.map((path) => unread(path, skippedAs(path))),
  ]
}

const unread = (name: string, remark: Remark): FileReport => ({
  name,
  format: '',
  encoding: '',
  remarks: [remark],
})

const remarkOf = (error: unknown): Remark => ({
  code: error instanceof WorkerError ? error.code : '',
  message: reasonOf(error),
  where: '',
})

const skippedAs = (path: string): Remark => ({
  code: 'not-read',
  message: `“${path}” is of a kind that is not read, or beyond the number of files that are.`,
  where: '',
})

/** How many remarks there are on files that were read. @param but code of those that do not count */
export const countRemarks = (report: readonly FileReport[], but: string): number =>
  report
    .filter(({ format }) => format !== '')
    .reduce((sum, { remarks }) => sum + remarks.filter(({ code }) => code !== but).length, 0)

/** How many files were not read. */
export const countUnread = (report: readonly FileReport[]): number =>
  report.filter(({ format }) => format === '').length

/** A report as a text, one paragraph a file. */
export const reportText = (report: readonly FileReport[]): string =>
  report
    .map(({ name, format, encoding, remarks }) =>
      [
        [name, format, encoding].filter(Boolean).join(' · '),
        ...remarks.map(({ message, where }) => `- ${message}${where ? ` (${where})` : ''}`),
      ].join('\n'),
    )
    .join('\n\n')
