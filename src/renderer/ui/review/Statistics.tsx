import type { EditorHandle, LinkEntry } from '../../editor/handle.ts'
import { useT } from '../hooks.ts'
import { LengthPlot } from './LengthPlot.tsx'
import { type LinkList, useLinks } from './links.ts'
import { RowButton } from './RowButton.tsx'
import { statisticsOf } from './statistics.ts'

/** The alignment in figures, and where they come from. */
export function Statistics({ editor }: { readonly editor: EditorHandle }) {
  const t = useT()
  const list = useLinks(editor)
  const figures = statisticsOf(list.entries)
  const linked = figures.shapes.reduce((sum, [, count]) => sum + count, 0)
  return (
    <>
      <dl className="figures">
        <Figure label={t('review.figure.rows')} value={figures.rows} />
        <Figure label={t('review.figure.confirmed')} value={figures.confirmed} />
        <Figure label={t('review.figure.doubtful')} value={figures.doubtful} />
      </dl>
      <section className="panel-part">
        <h3 className="panel-heading">{t('review.shapes')}</h3>
        <table className="shapes">
          <thead className="aside-voice">
            <tr>
              <th scope="col">{t('review.shapes.shape')}</th>
              <th scope="col">{t('review.shapes.share')}</th>
              <th scope="col">{t('review.shapes.count')}</th>
            </tr>
          </thead>
          <tbody>
            {figures.shapes.map(([shape, count]) => (
              <tr key={shape}>
                <th scope="row">{shape}</th>
                <td className="shape-share">
                  <span
                    className="shape-bar"
                    ref={(bar) =>
                      bar?.style.setProperty('inline-size', `${(100 * count) / linked}%`)
                    }
                  />
                </td>
                <td className="shape-count">{count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section className="panel-part">
        <h3 className="panel-heading">{t('review.lengths')}</h3>
        <LengthPlot editor={editor} figures={figures} />
      </section>
      <Missing name="omissions" rows={figures.omissions} editor={editor} list={list} />
      <Missing name="additions" rows={figures.additions} editor={editor} list={list} />
      <Missing name="inversions" rows={figures.inversions} editor={editor} list={list} />
    </>
  )
}

const Figure = ({ label, value }: { readonly label: string; readonly value: number }) => (
  <div className="figure">
    <dt>{label}</dt>
    <dd>{value}</dd>
  </div>
)

const LISTED = 100

interface MissingProps {
  readonly name: 'omissions' | 'additions' | 'inversions'
  readonly rows: readonly LinkEntry[]
  readonly editor: EditorHandle
  readonly list: LinkList
}

function Missing({ name, rows, editor, list }: MissingProps) {
  const t = useT()
  if (rows.length === 0) return null
  return (
    <section className="panel-part">
      <h3 className="panel-heading">{t(`review.${name}`, { count: rows.length })}</h3>
      <ol className="row-list">
        {rows.slice(0, LISTED).map((entry) => (
          <li key={entry.rowId}>
            <RowButton editor={editor} entry={entry} row={list.rows()[entry.rowIndex]} />
          </li>
        ))}
      </ol>
      {rows.length > LISTED && (
        <p className="panel-note">{t('review.more', { count: rows.length - LISTED })}</p>
      )}
    </section>
  )
}
