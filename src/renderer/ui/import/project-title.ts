import type { ReadFile } from './files.ts'

/**
 * What a project of several documents is called: the folder they were in, or the book they are of.
 * @param root name of the folder that was opened, or empty
 * @returns undefined where the title of the first text says it best
 */
export function projectTitle(read: readonly ReadFile[], root: string): string | undefined {
  const documents = read.flatMap(({ result }) => result.documents)
  if (documents.length < 2) return undefined
  if (root) return root
  const [one, another] = read
  if (!one || another) return undefined
  const { origin } = documents[0]!.metadata
  const isOfOne = documents.every(({ metadata }) => metadata.origin === origin)
  return (isOfOne && origin) || one.file.name.replace(/(?<=.)\.[^.]*$/, '')
}
