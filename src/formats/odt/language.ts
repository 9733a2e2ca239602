import type { TargetLanguage } from '../../core/document/model.ts'
import { isEastAsianFace, latinFace } from '../east-asian-faces.ts'
import { xmlValue } from '../xml/escape.ts'
import type { Splice } from '../xml/splice.ts'
import { childOf, childrenOf, type XmlElement } from '../xml/tree.ts'
import { missingNamespaces } from './namespaces.ts'
import { descendants, type OdtPart } from './package.ts'

/**
 * Sets the language and the faces of Western text in the styles of a part. Those of Asian text stay
 * as they are (part 3, 20.188, 20.191, 20.202): what is not translated yet keeps its look.
 */
export function languageSplices(part: OdtPart, language: TargetLanguage): Splice[] {
  const { root, text } = part
  const [code, country = code === 'en' ? 'US' : ''] = language.split('-')
  const faces = facesOf(root)
  const needed = new Set<string>()
  const splices: Splice[] = []
  for (const section of ['office:styles', 'office:automatic-styles']) {
    for (const style of descendants(root, section).flatMap((styles) => childrenOf(styles))) {
      const properties = childOf(style, 'style:text-properties')
      if (!properties) continue
      const { attributes, start, contentStart } = properties
      const changes = new Map<string, string | null>()
      if (needsLanguage(style, attributes['fo:language'])) {
        changes.set('language', code!).set('country', country)
        changes.set('script', null).set('rfc-language-tag', null)
      }
      const latin = latinOf(attributes, faces)
      if (latin) {
        if (attributes['style:font-name'] !== undefined) {
          changes.set('font-name', latin)
          needed.add(latin)
        }
        if (attributes['fo:font-family'] !== undefined) changes.set('font-family', `'${latin}'`)
      }
      if (changes.size === 0) continue
      const tag = text.slice(start, contentStart)
      const namespaces = missingNamespaces(root, 'fo')
      splices.push({ start, end: contentStart, text: withAttributes(tag, changes, namespaces) })
    }
  }
  return [
    ...splices,
    ...faceSplices(
      root,
      [...needed].filter((face) => !faces.has(face)),
    ),
  ]
}

/** The default is always told the language; another style only where it says one of its own. */
function needsLanguage({ name, attributes }: XmlElement, stated: string | undefined): boolean {
  if (stated === undefined) {
    return name === 'style:default-style' && attributes['style:family'] === 'paragraph'
  }
  // Text that is in no language at all stays so: a sample of code.
  return stated !== 'zxx' && stated !== 'none'
}

/** Families by the names of the faces that the part declares (16.23). */
const facesOf = (root: XmlElement): Map<string, string> =>
  new Map(
    descendants(root, 'office:font-face-decls', 'style:font-face').map(({ attributes }) => [
      attributes['style:name'] ?? '',
      attributes['svg:font-family'] ?? '',
    ]),
  )

function latinOf(
  attributes: Readonly<Record<string, string>>,
  faces: ReadonlyMap<string, string>,
): string | null {
  const face = attributes['style:font-name']
  const family = attributes['fo:font-family'] ?? (face && (faces.get(face) || face))
  return family !== undefined && isEastAsianFace(family) ? latinFace(family) : null
}

function faceSplices(root: XmlElement, faces: readonly string[]): Splice[] {
  if (faces.length === 0) return []
  const namespaces = missingNamespaces(root, 'style', 'svg')
  const xml = faces
    .map(
      (face) =>
        `<style:font-face${namespaces} style:name="${xmlValue(face)}" svg:font-family="${xmlValue(`'${face}'`)}"/>`,
    )
    .join('')
  const declared = childOf(root, 'office:font-face-decls')
  if (declared && declared.contentEnd < declared.end) {
    return [{ start: declared.contentEnd, end: declared.contentEnd, text: xml }]
  }
  // Without declarations a name is taken for that of a family.
  return []
}

const ATTRIBUTE = /\s+(?:[\w.-]+:)?([\w.-]+)\s*=\s*("[^"]*"|'[^']*')/g

/** A start tag with attributes set, in their places, or taken away; by their local names. */
function withAttributes(
  tag: string,
  changes: ReadonlyMap<string, string | null>,
  namespaces: string,
): string {
  const open = new Map(changes)
  const changed = tag.replace(ATTRIBUTE, (written: string, name: string, value: string) => {
    const to = open.get(name)
    if (to === undefined) return written
    open.delete(name)
    return to === null ? '' : `${written.slice(0, -value.length)}"${xmlValue(to)}"`
  })
  let added = ''
  for (const [name, value] of open) if (value !== null) added += ` fo:${name}="${xmlValue(value)}"`
  if (!added) return changed
  return changed.replace(/\s*\/?>$/, (end) => `${namespaces}${added}${end.trim()}`)
}
