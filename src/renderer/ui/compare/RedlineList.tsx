import { memo, useEffect, useMemo, useRef } from 'react'
import type { Row, Side } from '../../../core/document/model.ts'
import type { Redline, RedlineRow } from '../../../core/review/redline.ts'
import { useT, useUi } from '../hooks.ts'
import type { MessageKey } from '../messages/catalogue.ts'
import { SegmentText } from '../reviews/SegmentText.tsx'
import type { Item, Numbers } from './shown-rows.ts'
import type { RedlineView } from './use-redline-view.ts'

interface RedlineListProps {
  readonly redline: Redline
  readonly view: RedlineView
}

/** Items that are laid out together; the browser skips those out of sight. */
const CHUNK = 40

/** The rows of a redline, both texts side by side. */
export function RedlineList({ redline, view }: RedlineListProps) {
  const t = useT()
  const swapped = useUi((state) => state.preferences.swapped)
  const list = useRef<HTMLElement>(null)
  const { items, row: current, numbers } = view
  const chunks = useMemo(() => {
    const out: (readonly Item[])[] = []
    for (let from = 0; from < items.length; from += CHUNK) out.push(items.slice(from, from + CHUNK))
    return out
  }, [items])
  const places = useMemo(() => new Map(redline.rows.map(({ id }, i) => [id, i])), [redline])
  // The list has the keyboard as soon as there is something to read.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each redline
  useEffect(() => list.current?.focus({ preventScroll: true }), [redline])
  useEffect(() => {
    if (current < 0) return
    list.current?.querySelector(`[data-row="${current}"]`)?.scrollIntoView({ block: 'center' })
  }, [current])
  return (
    <section
      className="compare-list"
      data-swapped={swapped}
      aria-label={t('compare.title')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must reach it to scroll it
      tabIndex={0}
      ref={list}
    >
      {chunks.map((chunk, i) => {
        const holds = chunk.some((item) => item.type === 'row' && item.index === current)
        return (
          <Chunk
            // biome-ignore lint/suspicious/noArrayIndexKey: chunks have nothing but their place
            key={i}
            items={chunk}
            redline={redline}
            numbers={numbers}
            places={places}
            current={holds ? current : -1}
            onOpen={view.open}
            onRow={view.setRow}
          />
        )
      })}
    </section>
  )
}

interface ChunkProps {
  readonly items: readonly Item[]
  readonly redline: Redline
  readonly numbers: readonly Numbers[]
  /** Indices of rows by their ids. */
  readonly places: ReadonlyMap<string, number>
  /** Index of the row the reader is at, where it is in this chunk; else -1. */
  readonly current: number
  readonly onOpen: (from: number) => void
  readonly onRow: (index: number) => void
}

const Chunk = memo(
  function Chunk({ items, redline, numbers, places, current, onOpen, onRow }: ChunkProps) {
    const t = useT()
    const { document, rows } = redline
    return (
      <div className="compare-chunk">
        {items.map((item) => {
          if (item.type === 'gap') {
            return (
              <button
                key={`gap${item.from}`}
                type="button"
                className="compare-gap"
                onClick={() => onOpen(item.from)}
              >
                {t('compare.gap', { count: item.to - item.from })}
              </button>
            )
          }
          const told = rows[item.index]!
          const other = told.counterpart === null ? -1 : (places.get(told.counterpart) ?? -1)
          return (
            <RedlineRowView
              key={told.id}
              index={item.index}
              row={document.rows[item.index]!}
              told={told}
              numbers={numbers[item.index]!}
              other={other < 0 ? null : { index: other, numbers: numbers[other]! }}
              languages={{ source: document.sourceLanguage, target: document.targetLanguage }}
              isCurrent={item.index === current}
              onRow={onRow}
            />
          )
        })}
      </div>
    )
  },
  // The handlers do the same whichever render they are of.
  (before, after) =>
    before.items === after.items &&
    before.redline === after.redline &&
    before.current === after.current,
)

interface RedlineRowProps {
  readonly index: number
  readonly row: Row
  readonly told: RedlineRow
  readonly numbers: Numbers
  /** Where a moved row stands as well. */
  readonly other: { readonly index: number; readonly numbers: Numbers } | null
  readonly languages: Readonly<Record<Side, string>>
  readonly isCurrent: boolean
  readonly onRow: (index: number) => void
}

const SIGNS: Readonly<Record<RedlineRow['kind'], string>> = {
  same: '',
  changed: '±',
  added: '+',
  removed: '−',
  movedAway: '↦',
  movedHere: '⇥',
}

function RedlineRowView(props: RedlineRowProps) {
  const { index, row, told, numbers, other, languages, isCurrent, onRow } = props
  const t = useT()
  const { kind, regrouped } = told
  const number = numbers.after ?? numbers.before ?? 0
  const words = [
    ...(kind === 'added' || kind === 'removed' ? [t(`compare.kind.${kind}`)] : []),
    ...(regrouped
      ? [t(REGROUPED[regrouped], { before: told.before.length, after: told.after.length })]
      : []),
  ]
  return (
    <section
      className="compare-row"
      data-row={index}
      data-kind={kind}
      data-row-kind={row.kind}
      aria-current={isCurrent ? 'true' : undefined}
      aria-label={t('compare.row', { row: number, kind: t(`compare.kind.${kind}`) })}
    >
      <p className="compare-gutter" aria-hidden="true">
        <span className="compare-number">{number}</span>
        <span className="compare-sign">{SIGNS[kind]}</span>
      </p>
      {(words.length > 0 || other) && (
        <p className="compare-words">
          {words.join(' · ')}
          {other && (
            <button type="button" className="compare-jump" onClick={() => onRow(other.index)}>
              {t(kind === 'movedAway' ? 'compare.movedTo' : 'compare.movedFrom', {
                row: other.numbers.after ?? other.numbers.before ?? 0,
              })}
            </button>
          )}
        </p>
      )}
      <div className="compare-text text-han" lang={languages.source}>
        <SegmentText segment={row.source} />
      </div>
      <div className="compare-text text-latin" lang={languages.target}>
        <SegmentText segment={row.target} />
      </div>
    </section>
  )
}

const REGROUPED: Readonly<Record<NonNullable<RedlineRow['regrouped']>, MessageKey>> = {
  split: 'compare.split',
  joined: 'compare.joined',
  otherwise: 'compare.otherwise',
}
