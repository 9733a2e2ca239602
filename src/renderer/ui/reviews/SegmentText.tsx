import { Fragment, type ReactNode, useMemo } from 'react'
import { slice, textOf } from '../../../core/document/inline.ts'
import type { Inline, Segment } from '../../../core/document/model.ts'
import { withoutAnnotations } from '../../../core/document/revisions.ts'
import { diffRanges } from '../../../core/text/diff.ts'
import { ELEMENT_OF } from '../../../formats/html-marks.ts'

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
      const Element = ELEMENT_OF[type]
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

interface DifferenceProps {
  readonly from: Segment
  readonly to: Segment
}

/** Words that only one of two texts has, with the characters that make the difference. */
interface Difference {
  readonly same: Segment
  readonly removed: readonly Shade[]
  readonly added: readonly Shade[]
}

interface Shade {
  readonly segment: Segment
  /** Whether the word in its place has other characters here. */
  readonly differs: boolean
}

/** A text with what makes it another than the one before, word by word and character by character. */
export function Difference({ from, to }: DifferenceProps) {
  const { differences, rest } = useMemo(() => differencesOf(from, to), [from, to])
  return (
    <>
      {differences.map(({ same, removed, added }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: differences have nothing but their place
        <Fragment key={i}>
          <SegmentText segment={same} />
          {removed.length > 0 && (
            <del>
              <Shades shades={removed} />
            </del>
          )}
          {added.length > 0 && (
            <ins>
              <Shades shades={added} />
            </ins>
          )}
        </Fragment>
      ))}
      <SegmentText segment={rest} />
    </>
  )
}

const Shades = ({ shades }: { readonly shades: readonly Shade[] }) =>
  shades.map(({ segment, differs }, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a word have nothing but their place
    <span key={i} data-differs={differs}>
      <SegmentText segment={segment} />
    </span>
  ))

function differencesOf(from: Segment, to: Segment) {
  const old = withoutAnnotations(from)
  const now = withoutAnnotations(to)
  const differences: Difference[] = []
  let at = 0
  for (const { aFrom, aTo, bFrom, bTo } of diffRanges(textOf(old), textOf(now), 'word')) {
    const removed = slice(old, aFrom, aTo)
    const added = slice(now, bFrom, bTo)
    const inside = diffRanges(textOf(removed), textOf(added))
    differences.push({
      same: slice(now, at, bFrom),
      removed: shadesOf(
        removed,
        inside.map((hunk) => [hunk.aFrom, hunk.aTo]),
      ),
      added: shadesOf(
        added,
        inside.map((hunk) => [hunk.bFrom, hunk.bTo]),
      ),
    })
    at = bTo
  }
  return { differences, rest: slice(now, at) }
}

function shadesOf(
  segment: Segment,
  ranges: readonly (readonly [from: number, to: number])[],
): Shade[] {
  const shades: Shade[] = []
  let at = 0
  for (const [from, to] of ranges) {
    shades.push({ segment: slice(segment, at, from), differs: false })
    shades.push({ segment: slice(segment, from, to), differs: true })
    at = to
  }
  shades.push({ segment: slice(segment, at), differs: false })
  return shades.filter((shade) => shade.segment.length > 0)
}
