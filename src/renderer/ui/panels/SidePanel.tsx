import { METADATA_FIELDS } from '../../../core/document/create.ts'
import type { Metadata, RowKind } from '../../../core/document/model.ts'
import { STATUSES } from '../../../core/document/status.ts'
import type { CommandName, EditorHandle } from '../../editor/handle.ts'
import { ChangesSection } from '../comments/ChangesSection.tsx'
import { CommentsSection } from '../comments/CommentsSection.tsx'
import { useT, useUi } from '../hooks.ts'
import { Check, Field, Select, TextInput } from '../parts/fields.tsx'
import { useEditor, useHeader } from '../workspace/use-editor.ts'
import { Panel } from './Panel.tsx'

/** What the row is and how far, and what is known of the document. */
export function SidePanel({ editor }: { readonly editor: EditorHandle }) {
  const t = useT()
  const { width } = useUi((state) => state.preferences.side)
  return (
    <Panel panel="side" label={t('action.view.sidePanel')} width={width} edge="start">
      <RowSection editor={editor} />
      <ChangesSection editor={editor} />
      <CommentsSection editor={editor} />
      <DocumentSection editor={editor} />
    </Panel>
  )
}

/** A kind and, for headings, its level, as one choice. */
const KINDS: readonly (readonly [kind: RowKind, level: number])[] = [
  ['title', 0],
  ['heading', 1],
  ['heading', 2],
  ['heading', 3],
  ['byline', 0],
  ['paragraph', 0],
  ['list-item', 0],
  ['quotation', 0],
  ['caption', 0],
  ['footnote', 0],
]

const capitalise = (text: string): string => text[0]!.toUpperCase() + text.slice(1)

function RowSection({ editor }: { readonly editor: EditorHandle }) {
  const t = useT()
  const snapshot = useEditor(editor, (now) => now)
  const value = `${snapshot.kind} ${snapshot.level}`
  const kinds = KINDS.some(([kind, level]) => `${kind} ${level}` === value)
    ? KINDS
    : [...KINDS, [snapshot.kind, snapshot.level] as const]
  return (
    <section className="panel-section">
      <h2 className="panel-heading">
        {t('workspace.row', { row: snapshot.rowIndex + 1, rows: snapshot.counts.rows })}
      </h2>
      <Field label={t('panel.kind')}>
        {(ids) => (
          <Select
            {...ids}
            value={value}
            options={kinds.map(([kind, level]) => ({
              value: `${kind} ${level}`,
              label: t(`kind.${kind}`, { level }),
            }))}
            onChange={(chosen) => {
              const [kind, level] = kinds.find(([k, l]) => `${k} ${l}` === chosen)!
              editor.setKind(kind, level)
            }}
          />
        )}
      </Field>
      <Field label={t('panel.status')}>
        {(ids) => (
          <Select
            {...ids}
            value={snapshot.status}
            options={STATUSES.map((status) => ({ value: status, label: t(`status.${status}`) }))}
            onChange={(status) =>
              editor.commands[`status${capitalise(status)}` as CommandName].run()
            }
          />
        )}
      </Field>
      <Check
        label={t('action.row.toggleLock')}
        checked={snapshot.locked}
        onChange={() => editor.commands.toggleLock.run()}
      />
      <Check
        label={t('action.row.toggleBookmark')}
        checked={snapshot.bookmarked}
        onChange={() => editor.commands.toggleBookmark.run()}
      />
    </section>
  )
}

function DocumentSection({ editor }: { readonly editor: EditorHandle }) {
  const t = useT()
  const { metadata, provenance } = useHeader(editor)
  const change = (field: keyof Metadata, text: string) =>
    editor.setMetadata({ ...metadata, [field]: text })
  return (
    <section className="panel-section">
      <h2 className="panel-heading">{t('panel.document')}</h2>
      {METADATA_FIELDS.map((field) => (
        <Field key={field} label={t(`export.metadata.${field}`)}>
          {(ids) => (
            <TextInput
              {...ids}
              value={metadata[field]}
              onChange={(event) => change(field, event.target.value)}
            />
          )}
        </Field>
      ))}
      <p className="panel-note">
        {provenance.name}
        {provenance.encoding && ` · ${provenance.encoding}`}
      </p>
    </section>
  )
}
