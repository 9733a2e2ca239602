import type { Metadata } from '../../../core/document/model.ts'
import { childOf, textIn } from '../../xml/tree.ts'
import type { DocxPackage } from './package.ts'

/** What the core properties say of a document (ECMA-376 part 2, 11). */
export function readMetadata(docx: DocxPackage): Partial<Metadata> {
  const [part] = docx.related('', 'core-properties')
  const root = part ? docx.tree(part) : null
  if (!root) return {}
  const value = (name: string): string => {
    const element = childOf(root, name)
    return element ? textIn(element).trim() : ''
  }
  return { title: value('dc:title'), author: value('dc:creator') }
}
