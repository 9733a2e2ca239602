import { isSafeHref } from '../../../core/document/href.ts'
import type { Metadata } from '../../../core/document/model.ts'
import { childrenOf, textIn, type XmlElement } from '../../xml/tree.ts'

/** What a page says of itself in its head. */
export interface PageMetadata extends Partial<Metadata> {
  readonly title: string
  /** The `title` element in the head, where there is one; elsewhere it is text like other. */
  readonly titleElement: XmlElement | null
}

const LONGEST = 500

/**
 * The metadata of a page: its `title` and the `meta` elements that are usual (HTML, §4.2.5; Open
 * Graph; Dublin Core; the names that Chinese news sites use).
 */
export function readMetadata(root: XmlElement): PageMetadata {
  const meta = new Map<string, string>()
  let titleElement: XmlElement | null = null
  let canonical = ''
  const visit = (element: XmlElement): void => {
    for (const child of childrenOf(element)) {
      const { name, attributes } = child
      if (name === 'meta') {
        const key = (attributes.property ?? attributes.name ?? attributes.itemprop)?.toLowerCase()
        const content = attributes.content?.replace(/\s+/g, ' ').trim()
        if (key && content && !meta.has(key)) meta.set(key, content.slice(0, LONGEST))
      } else if (name === 'title' && element.name === 'head') titleElement ??= child
      else if (name === 'link' && attributes.rel?.toLowerCase() === 'canonical') {
        canonical ||= attributes.href ?? ''
      } else if (name === 'head' || name === 'html' || name === 'body') visit(child)
    }
  }
  visit(root)
  const first = (...keys: readonly string[]): string => {
    for (const key of keys) if (meta.has(key)) return meta.get(key)!
    return ''
  }
  const address = [canonical, first('og:url')].find(isSafeHref) ?? ''
  const written = titleElement ? textIn(titleElement).replace(/\s+/g, ' ').trim() : ''
  return {
    title: first('og:title', 'twitter:title', 'dc.title', 'dcterms.title') || written,
    author: authorOf(first('author', 'article:author', 'og:article:author', 'dc.creator', 'byl')),
    origin: address || first('og:site_name', 'application-name', 'dc.publisher'),
    date: first(
      'article:published_time',
      'og:article:published_time',
      'datepublished',
      'pubdate',
      'publishdate',
      'date',
      'dc.date',
      'dcterms.date',
    ),
    titleElement,
  }
}

/** Some pages give the address of the author's page instead of a name. */
const authorOf = (author: string): string => (/^https?:/i.test(author) ? '' : author)
