import { useEffect, useState } from 'react'
import type { Link, Row } from '../../../core/document/model.ts'
import type { EditorHandle } from '../../editor/handle.ts'
import { useT } from '../hooks.ts'
import { Button } from '../parts/Button.tsx'
import { Choice } from '../parts/fields.tsx'
import { useEditor, useHeader } from '../workspace/use-editor.ts'
import type { Evidence, EvidenceItem, ReviewAids } from './evidence.ts'
import { useLinks } from './links.ts'
import { Sureness } from './Sureness.tsx'

interface WhyProps {
  readonly editor: EditorHandle
  readonly aids: ReviewAids
}

const TYPES = ['normal', 'omission', 'addition', 'inversion'] as const
const MARK = {
  normal: 'markNormal',
  omission: 'markOmission',
  addition: 'markAddition',
  inversion: 'markInversion',
} as const

/** A length that is so many times what is expected, or so many times less, speaks against a link. */
const FAR_OFF = 1.7

/** What speaks for the link of the active row and what against it, and what can be done. */
export function Why({ editor, aids }: WhyProps) {
  const t = useT()
  const rowId = useEditor(editor, (snapshot) => snapshot.rowId)
  const list = useLinks(editor)
  const index = list.indexOf(rowId)
  const entry = list.entries[index]
  const row = list.rows()[index]
  const evidence = useEvidence(aids, row)
  if (!entry || !row) return <p className="panel-empty">{t('review.why.empty')}</p>
  const { confidence } = entry.link
  const showsLengths = evidence && evidence.characters > 0 && evidence.words > 0
  return (
    <div className="why">
      <div className="why-head">
        <h3 className="why-row">{t('review.row', { row: entry.rowIndex + 1 })}</h3>
        <span className="why-shape">{entry.shape.join(':')}</span>
        <Sureness entry={entry} />
      </div>
      {!entry.confirmed && confidence !== null && (
        <p className="panel-note">{t('review.why.meaning', { tenths: confidence * 10 })}</p>
      )}
      {showsLengths && <Lengths evidence={evidence} />}
      {evidence && <Items editor={editor} rowId={rowId} items={evidence.items} />}
      <TypeChoice editor={editor} type={entry.link.type} />
      {!entry.confirmed && (
        <Button
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            editor.commands.confirmLinkAndNext.run()
            editor.focus()
          }}
        >
          {t('review.confirm')}
        </Button>
      )}
    </div>
  )
}

/** The evidence of a row; what was known of the row before stays until the new is there. */
function useEvidence(aids: ReviewAids, row: Row | undefined): Evidence | null {
  const [known, setKnown] = useState<{ readonly row: Row; readonly evidence: Evidence } | null>(
    null,
  )
  useEffect(() => {
    if (!row) return
    const asking = new AbortController()
    aids.explain(row, asking.signal).then(
      (evidence) => !asking.signal.aborted && setKnown({ row, evidence }),
      // Without evidence the row can be reviewed as well.
      () => {},
    )
    return () => asking.abort()
  }, [aids, row])
  return known && known.row.id === row?.id ? known.evidence : null
}

function Lengths({ evidence }: { readonly evidence: Evidence }) {
  const t = useT()
  const { characters, words, expectedWords } = evidence
  const longest = Math.max(words, expectedWords)
  const off = words / Math.max(1, expectedWords)
  const isFar = off > FAR_OFF || off < 1 / FAR_OFF
  const bar = (value: number) => (element: HTMLElement | null) =>
    element?.style.setProperty('inline-size', `${(100 * value) / longest}%`)
  return (
    <section className="panel-part">
      <h4 className="panel-heading">{t('review.why.lengths')}</h4>
      <div className="length-bars" aria-hidden>
        <span className="length-bar" data-of="expected" ref={bar(expectedWords)} />
        <span className="length-bar" data-of="there" data-far={isFar} ref={bar(words)} />
      </div>
      {isFar && (
        <p className="evidence-far">
          {off > 1
            ? t('review.why.long', { times: off })
            : t('review.why.short', { times: 1 / off })}
        </p>
      )}
      <p className="panel-note">
        {t('review.why.length', { characters, expected: Math.round(expectedWords), words })}
      </p>
    </section>
  )
}

function Items({
  editor,
  rowId,
  items,
}: {
  readonly editor: EditorHandle
  readonly rowId: string
  readonly items: readonly EvidenceItem[]
}) {
  const t = useT()
  const list = (agrees: boolean) => items.filter((item) => item.agrees === agrees)
  if (items.length === 0) return <p className="panel-note">{t('review.why.none')}</p>
  return (
    <>
      {[true, false].map((agrees) => {
        const chosen = list(agrees)
        if (chosen.length === 0) return null
        return (
          <section key={String(agrees)} className="panel-part">
            <h4 className="panel-heading">{t(agrees ? 'review.why.for' : 'review.why.against')}</h4>
            <ul className="evidence">
              {chosen.map((item, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the same pair may come twice
                <li key={`${item.kind} ${item.source} ${item.target} ${i}`}>
                  <Item editor={editor} rowId={rowId} item={item} />
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </>
  )
}

/** A pair; resting on it lights up where it stands. */
function Item({
  editor,
  rowId,
  item,
}: {
  readonly editor: EditorHandle
  readonly rowId: string
  readonly item: EvidenceItem
}) {
  const { sourceLanguage, targetLanguage } = useHeader(editor)
  const t = useT()
  const { kind, source, target, places, agrees } = item
  return (
    <div
      className="evidence-item"
      data-agrees={agrees}
      onPointerEnter={() => editor.review.light(rowId, places ?? null)}
      onPointerLeave={() => editor.review.light(rowId, null)}
    >
      <span className="evidence-kind">{t(`review.kind.${kind}`)}</span>
      <span className="evidence-pair">
        {source ? (
          <span lang={sourceLanguage} className="text-han">
            {source}
          </span>
        ) : (
          <Nothing />
        )}
        <span className="evidence-sign">{agrees ? '=' : '≠'}</span>
        {target ? (
          <span lang={targetLanguage} className="text-latin">
            {target}
          </span>
        ) : (
          <Nothing />
        )}
      </span>
    </div>
  )
}

const Nothing = () => {
  const t = useT()
  return <span className="evidence-nothing">{t('review.why.nothing')}</span>
}

function TypeChoice({
  editor,
  type,
}: {
  readonly editor: EditorHandle
  readonly type: Link['type']
}) {
  const t = useT()
  return (
    <Choice
      legend={t('review.type')}
      value={type}
      options={TYPES.map((value) => ({ value, label: t(`review.type.${value}`) }))}
      onChange={(value) => editor.commands[MARK[value]].run()}
    />
  )
}
