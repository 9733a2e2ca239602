import { Fragment, type ReactNode } from 'react'
import type { Inline, Mark, Segment } from '../../../core/document/model.ts'
import { tracked } from '../../../core/review/track.ts'

const ELEMENTS: Readonly<Record<Exclude<Mark['type'], 'link'>, 'b' | 'i' | 'u' | 'sup' | 'sub'>> = {
  bold: 'b',
  italic: 'i',
  underline: 'u',
  superscript: 'sup',
  subscript: 'sub',
}

const PAIR: Readonly<Record<string, readonly [string, string]>> = {
  opening: ['‹', ''],
  closing: ['', '›'],
  standalone: ['', ''],
}

function content(inline: Inline): ReactNode {
  if (inline.type === 'break') return <br />
  if (inline.type === 'code') {
    const [before, after] = PAIR[inline.role]!
    return <span className="round-code">{`${before}${inline.label || '·'}${after}`}</span>
  }
  let inside: ReactNode = inline.text
  for (const { type } of inline.marks) {
    if (type === 'link') inside = <span className="round-link">{inside}</span>
    else {
      const Element = ELEMENTS[type]
      inside = <Element>{inside}</Element>
    }
  }
  return inside
}

function piece(inline: Inline): ReactNode {
  const inside = content(inline)
  if (inline.change?.kind === 'insertion') return <ins>{inside}</ins>
  if (inline.change?.kind === 'deletion') return <del>{inside}</del>
  return inline.comments ? <span className="round-commented">{inside}</span> : inside
}

/** A text with its formatting, its changes and the places of its comments. */
export const SegmentText = ({ segment }: { readonly segment: Segment }) =>
  segment.map((inline, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a text have nothing but their place
    <Fragment key={i}>{piece(inline)}</Fragment>
  ))

const NOBODY = { author: '', date: '' }

interface DifferenceProps {
  readonly from: Segment
  readonly to: Segment
}

/** A text with what makes it another than the one before, character by character. */
export const Difference = ({ from, to }: DifferenceProps) => (
  <SegmentText segment={tracked(from, to, NOBODY)} />
)
