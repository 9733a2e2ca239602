import type { Side } from '../../../core/document/model.ts'
import { comparePaths } from '../../../core/text/natural-order.ts'
import type { AppContext } from '../app.ts'
import type { ReadFile } from '../import/files.ts'
import { pathOf } from '../import/report.ts'
import type { Message } from '../messages/catalogue.ts'

/** The files of a text and of its translation; an open document has no file of its own. */
export type FilesOfPair = Readonly<Record<Side, readonly ReadFile[]>>

const SIDES: readonly Side[] = ['source', 'target']

/** Files in the order in which people number them. */
export const inOrder = (files: readonly ReadFile[]): readonly ReadFile[] =>
  [...files].sort((a, b) => comparePaths(pathOf(a.file), pathOf(b.file)))

/**
 * Shows in which order the files of a text and its translation will be joined, to be changed.
 * @param others what else can be done with them
 * @returns the files in the order the user wants, one of the others, or null where they would
 *   rather not do anything
 */
export function askOrder<T extends string>(
  app: AppContext,
  files: FilesOfPair,
  text: Message,
  others: readonly { readonly value: T; readonly label: Message }[] = [],
): Promise<FilesOfPair | T | null> {
  const sides = SIDES.filter((side) => files[side].length > 0)
  return new Promise((resolve) => {
    app.openDialog({
      name: 'file-order',
      text,
      lists: sides.map((side) => ({
        side,
        names: files[side].map(({ file }) => pathOf(file)),
      })),
      others: others.map(({ value, label }) => ({ label, choose: () => resolve(value) })),
      choose: (orders) => {
        const ordered = sides.map((side, i) => [side, orders[i]!.map((k) => files[side][k]!)])
        resolve({ ...files, ...Object.fromEntries(ordered) })
      },
      cancel: () => resolve(null),
    })
  })
}
