import type { Side } from '../../core/document/model.ts'
import type { Layout } from '../../core/layout/model.ts'
import { sideAttributes } from './element.ts'
import { escapeHtml } from './escape.ts'

/**
 * The metadata lines as a list of labels and values, empty where there are none.
 * @param labels the languages that the labels are printed in
 */
export function metadataHtml(layout: Layout, labels: readonly Side[]): string {
  if (layout.metadata.length === 0) return ''
  const lines = layout.metadata.map((line) => {
    const label = labels.map((side) => span(layout, side, line.label[side])).join(' ')
    return `<div><dt>${label}</dt> <dd>${span(layout, sideOf(line.value), line.value)}</dd></div>`
  })
  return `<dl>${lines.join('')}</dl>`
}

const span = (layout: Layout, side: Side, text: string): string =>
  `<span${sideAttributes(layout, side)}>${escapeHtml(text)}</span>`

/** A name or a place may be written in either language. */
const sideOf = (value: string): Side => (/\p{Script=Han}/u.test(value) ? 'source' : 'target')
