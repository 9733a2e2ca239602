import type { Database } from './database.ts'
import type { FileReport, Remark } from './types.ts'

/** More than anybody reads of one project. */
const MOST_FILES = 2000
const MOST_REMARKS = 5000
const LONGEST = 2000

/** What was remarked when the files of a project were read; empty where nothing is known. */
export async function readReport(
  database: Database,
  projectId: string,
): Promise<readonly FileReport[]> {
  const record = await database.reports.get(projectId)
  return toReport(record?.files)
}

/** A report out of whatever was stored: what is wrong is left out, and what is too long cut. */
export function toReport(value: unknown): readonly FileReport[] {
  let room = MOST_REMARKS
  return listOf(value, MOST_FILES).map((each): FileReport => {
    const { name, format, encoding, remarks } = fieldsOf(each)
    const list = listOf(remarks, room).map((remark): Remark => {
      const { code, message, where } = fieldsOf(remark)
      return { code: textOf(code), message: textOf(message), where: textOf(where) }
    })
    room -= list.length
    return {
      name: textOf(name),
      format: textOf(format),
      encoding: textOf(encoding),
      remarks: list,
    }
  })
}

const listOf = (value: unknown, most: number): readonly unknown[] =>
  Array.isArray(value) ? value.slice(0, most) : []

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value.slice(0, LONGEST) : ''
