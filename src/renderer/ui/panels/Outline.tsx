import { useSyncExternalStore } from 'react'
import type { EditorHandle, OutlineEntry } from '../../editor/handle.ts'
import { useT, useUi } from '../hooks.ts'
import { useEditor, useHeader } from '../workspace/use-editor.ts'
import { DocumentList } from './DocumentList.tsx'
import { Panel } from './Panel.tsx'

/** Titles and headings, to jump by. */
export function Outline({ editor }: { readonly editor: EditorHandle }) {
  const t = useT()
  const { width } = useUi((state) => state.preferences.outline)
  const rowIndex = useEditor(editor, (snapshot) => snapshot.rowIndex)
  const entries = useSyncExternalStore(
    (listener) => editor.subscribe(listener),
    () => editor.outline(),
  )
  const here = entries.findLast((entry) => entry.rowIndex <= rowIndex)
  const { sourceLanguage, targetLanguage } = useHeader(editor)

  return (
    <Panel panel="outline" label={t('action.view.outline')} width={width} edge="end">
      <DocumentList />
      {entries.length === 0 ? (
        <p className="panel-empty">{t('outline.empty')}</p>
      ) : (
        <ol className="outline">
          {entries.map((entry) => (
            <li key={entry.rowId}>
              <button
                type="button"
                className="outline-entry"
                data-kind={entry.kind}
                data-level={entry.level}
                aria-current={entry === here ? 'location' : undefined}
                onClick={() => editor.goto(entry.rowId)}
              >
                <span lang={sourceLanguage} className="text-han outline-source">
                  {entry.source}
                </span>
                <Translated entry={entry} language={targetLanguage} />
              </button>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  )
}

const Translated = ({ entry, language }: { entry: OutlineEntry; language: string }) =>
  entry.target ? (
    <span lang={language} className="outline-target">
      {entry.target}
    </span>
  ) : null
